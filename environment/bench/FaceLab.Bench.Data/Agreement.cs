using FaceLab.Bench.Sides;
using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Bench;

/// <summary>The sides must make the same pictures, or the comparison is none.</summary>
internal static class Agreement
{
    private const int Step = 25;

    /// <summary>Levels of 255. Pillow rounds between its two passes; a picture decoded at half its size is smoothed a
    /// little otherwise.</summary>
    public static double Bound(double share) => share < 0.768 ? 0.5 : 1.5;

    /// <summary>Mean absolute difference between FaceLab's and Pillow's best, over every 25th picture, in levels of
    /// 255.</summary>
    public static double Check(FaceSet faces, PillowSide pillow, double share)
    {
        var file = Path.GetTempFileName();
        try
        {
            var theirs = pillow.Sample(share, Step, file);
            var sample = new FaceSet("sample", faces.Records.Where((_, i) => i % Step == 0));
            using var ours = PreparedFaces.FromFiles(sample, FaceLabSide.Crop(share));
            var pixels = ours.Pixels.bytes;
            if (pixels.Length != theirs.Length)
                throw new BenchException($"FaceLab made {pixels.Length} bytes, Pillow {theirs.Length}.");
            var sum = 0L;
            for (var i = 0; i < pixels.Length; i++)
                sum += Math.Abs(pixels[i] - theirs[i]);
            var mean = (double)sum / pixels.Length;
            return mean <= Bound(share) ? mean
                : throw new BenchException($"at share {share} FaceLab and Pillow differ by {mean:F3} of 255 on " +
                    "average; " +
                    $"at most {Bound(share)} is the same quality.");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
