using FaceLab.Data;

namespace FaceLab.Tests.Support;

/// <summary>A test on the real LFW, skipped where <see cref="FaceSource"/> does not find it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LfwFactAttribute : FactAttribute
{
    public LfwFactAttribute()
    {
        try
        {
            var source = FaceSource.Find();
            Skip = source.LfwFolder is null ? $"LFW is not here: {source.Reason}" : null;
        }
        catch (FaceDataException error)
        {
            Skip = error.Message;
        }
    }
}
