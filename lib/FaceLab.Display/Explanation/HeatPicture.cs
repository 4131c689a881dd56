using FaceLab.Display.Faces;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Display.Explanation;

/// <summary>Heat as a data URI for an img element: over a face, or alone.</summary>
internal static class HeatPicture
{
    /// <summary>Share of the colour where it is coldest and hottest; the rest is the face in grey.</summary>
    private const double LeastCover = 0.3, MostCover = 0.75;

    /// <summary>Draws a map alone, a pixel for each place, on a scale from the lowest to the highest.</summary>
    public static string Of(float[,] values, double lowest, double highest)
    {
        using var image = new Image<Rgb24>(values.GetLength(1), values.GetLength(0));
        var range = highest > lowest ? highest - lowest : 1;
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
                image[x, y] = HeatColours.Of((values[y, x] - lowest) / range);
        }
        return FacePicture.ToDataUri(image, new PngEncoder());
    }

    /// <summary>Draws a heat map over a face, which stays visible in grey.</summary>
    /// <param name="face">(size, size, 3) bytes, RGB.</param>
    /// <param name="heat">(size, size) values in 0..1.</param>
    /// <param name="size">Side in pixels.</param>
    public static string Over(ReadOnlySpan<byte> face, ReadOnlySpan<float> heat, int size)
    {
        using var image = new Image<Rgb24>(size, size);
        for (var i = 0; i < heat.Length; i++)
        {
            var (colour, cover) = (HeatColours.Of(heat[i]), LeastCover + (MostCover - LeastCover) * heat[i]);
            // Luma after ITU-R BT.601.
            var grey = 0.299 * face[3 * i] + 0.587 * face[3 * i + 1] + 0.114 * face[3 * i + 2];
            image[i % size, i / size] = new Rgb24(Mix(colour.R), Mix(colour.G), Mix(colour.B));

            byte Mix(byte part) => (byte)Math.Round(cover * part + (1 - cover) * grey);
        }
        return FacePicture.ToDataUri(image, new PngEncoder());
    }

    /// <summary>Describes where a map is hottest, such as <c>hottest at the upper left</c>.</summary>
    public static string Describe(ReadOnlySpan<float> heat, int size)
    {
        var hottest = 0;
        for (var i = 1; i < heat.Length; i++)
            hottest = heat[i] > heat[hottest] ? i : hottest;
        if (!(heat[hottest] > 0))
            return "no heat anywhere";
        var row = Third(hottest / size, size, "upper", "middle", "lower");
        var column = Third(hottest % size, size, "left", "centre", "right");
        return (row, column) is ("middle", "centre") ? "hottest in the middle" : $"hottest at the {row} {column}";
    }

    private static string Third(int at, int size, string low, string middle, string high) =>
        (3 * at / size) switch { 0 => low, 1 => middle, _ => high };
}
