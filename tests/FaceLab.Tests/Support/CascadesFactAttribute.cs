using FaceLab.Data;
using FaceLab.Faces.Detection;

namespace FaceLab.Tests.Support;

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

internal static class Cascades
{
    public static string? Missing { get; } = Look();

    private static string? Look()
    {
        try
        {
            string[] all = [CascadeModels.HaarAlt2, CascadeModels.HaarAlt, CascadeModels.HaarDefault];
            foreach (var model in all)
                CascadeModels.Find(model);
            return null;
        }
        catch (FaceDataException error)
        {
            return error.Message;
        }
    }
}
