using FaceLab.Data.Sets;

namespace FaceLab.Tests.Support;

/// <summary>A test on a real data set, skipped where <see cref="FaceSets"/> does not find it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealSetFactAttribute : FactAttribute
{
    public RealSetFactAttribute(string name)
    {
        SetName = name;
        Skip = FaceSets.Find(name) is null ? $"'{name}' is not in FACELAB_DATA, data/ or ../shared/data" : null;
    }

    public string SetName { get; }
}
