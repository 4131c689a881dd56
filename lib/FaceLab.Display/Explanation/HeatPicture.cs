using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Display.Explanation;

/// <summary>Heat as a picture inside the page: over a face, or alone.</summary>
internal static class HeatPicture
{
    /// <summary>Share of the colour where it is coldest and where it is hottest; the rest is the face in grey.</summary>
    private const double LeastCover = 0.3, MostCover = 0.75;

    /// <summary>A map alone, a pixel for each place.</summary>
    /// <param name="values">H rows of W values.</param>
    /// <param name="lowest">The value that gets the first colour.</param>
    /// <param name="highest">The value that gets the last one.</param>
    /// <returns>A data URI, for an img element.</returns>
    public static string Of(float[,] values, double lowest, double highest)
    {
        using var image = new Image<Rgb24>(values.GetLength(1), values.GetLength(0));
        var range = highest > lowest ? highest - lowest : 1;
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
                image[x, y] = HeatColours.Of((values[y, x] - lowest) / range);
        }
        return ToDataUri(image);
    }

    /// <summary>A heat map over a face, that stays to be seen in grey.</summary>
    /// <param name="face">(size, size, 3) bytes, RGB.</param>
    /// <param name="heat">(size, size) values in 0..1.</param>
    /// <param name="size">Side in pixels.</param>
    /// <returns>A data URI, for an img element.</returns>
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
        return ToDataUri(image);
    }

    // Few pixels, enlarged: blocks of JPEG would show.
    private static string ToDataUri(Image<Rgb24> image)
    {
        using var stream = new MemoryStream();
        image.SaveAsPng(stream);
        return "data:image/png;base64," + Convert.ToBase64String(stream.ToArray());
    }
}
