using FaceLab.Data;
using FaceLab.Data.Sets;

namespace FaceLab.Bench;

/// <summary>The pictures that all sides go through: LFW's.</summary>
internal static class Pictures
{
    public static FaceSet Of(int count)
    {
        var folder = FaceSource.Find().LfwFolder ?? throw new BenchException(
            $"there is no LFW to measure on. data/README.md says where it goes; {FaceSource.Variable} names another " +
                "folder.");
        var all = LfwDataset.Open(folder).Faces;
        return count >= all.Count ? all : new FaceSet(all.Name, all.Records.Take(count));
    }
}
