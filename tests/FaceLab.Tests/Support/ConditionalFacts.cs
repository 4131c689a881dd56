using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces.Detection;
using FaceLab.Networks.Layers;

namespace FaceLab.Tests.Support;

/// <summary>A test of bfloat16, skipped where the processor only emulates it, slowly and with other rounding.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BFloat16FactAttribute : FactAttribute
{
    public BFloat16FactAttribute() => Skip = Precision.ProcessorHasBFloat16 ? null
        : "This processor has no bfloat16 in hardware: neither AMX-BF16 nor AVX512-BF16.";
}

/// <summary>A test on the real LFW, skipped where <see cref="FaceSource"/> does not find it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LfwFactAttribute : FactAttribute
{
    public LfwFactAttribute() => Skip = Absence.Why(() =>
    {
        var source = FaceSource.Find();
        return source.LfwFolder is null ? $"LFW is not here: {source.Reason}" : null;
    });
}

/// <summary>A test on a real data set, skipped where <see cref="FaceSets"/> does not find it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealSetFactAttribute : FactAttribute
{
    public RealSetFactAttribute(string setName)
    {
        SetName = setName;
        Skip = FaceSets.Find(setName) is null ? $"'{setName}' is not in FACELAB_DATA, data/ or ../shared/data" : null;
    }

    public string SetName { get; }
}

/// <summary>A test on OpenCV's trained cascades, skipped where Debian's opencv-data is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CascadesFactAttribute : FactAttribute
{
    public CascadesFactAttribute() => Skip = Cascades.Missing;
}

/// <summary>The same for a test of several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CascadesTheoryAttribute : TheoryAttribute
{
    public CascadesTheoryAttribute() => Skip = Cascades.Missing;
}

/// <summary>OpenCV's trained cascades.</summary>
internal static class Cascades
{
    /// <summary>The reason why they are missing; null where they are installed.</summary>
    public static string? Missing { get; } = Absence.Why(() =>
    {
        foreach (var model in (string[])[CascadeModels.HaarAlt2, CascadeModels.HaarAlt, CascadeModels.HaarDefault])
            CascadeModels.Find(model);
        return null;
    });
}

internal static class Absence
{
    public static string? Why(Func<string?> look)
    {
        try
        {
            return look();
        }
        catch (FaceDataException error)
        {
            return error.Message;
        }
    }
}
