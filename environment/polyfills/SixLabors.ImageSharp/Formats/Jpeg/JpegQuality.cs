namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>
/// Estimates the quality (1 to 100, as the Independent JPEG Group counts) behind a quantization table: the one whose
/// scaled standard table (ITU-T T.81, Annex K) has the nearest sum. Exact for tables that are scaled standard ones.
/// </summary>
internal static class JpegQuality
{
    public const int Default = 75;

    private static readonly int[] LumaSums = SumsByQuality(
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
        87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
        72, 92, 95, 98, 112, 100, 103, 99,
    ]);

    private static readonly int[] ChromaSums = SumsByQuality(
        [17, 18, 24, 47, 18, 21, 26, 66, 24, 26, 56, 47, 66, .. Enumerable.Repeat(99, 51)]);

    public static int OfLuma(int tableSum) => Nearest(LumaSums, tableSum);

    public static int OfChroma(int tableSum) => Nearest(ChromaSums, tableSum);

    private static int Nearest(int[] sums, int sum)
    {
        int best = 1;
        for (int quality = 2; quality <= 100; quality++)
        {
            if (Math.Abs(sums[quality] - sum) < Math.Abs(sums[best] - sum))
                best = quality;
        }
        return best;
    }

    private static int[] SumsByQuality(int[] standard)
    {
        int[] sums = new int[101];
        for (int quality = 1; quality <= 100; quality++)
        {
            int scale = quality < 50 ? 5000 / quality : 200 - (2 * quality);
            sums[quality] = standard.Sum(step => Math.Clamp(((step * scale) + 50) / 100, 1, 255));
        }
        return sums;
    }
}
