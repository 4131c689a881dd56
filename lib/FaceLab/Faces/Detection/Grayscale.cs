using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Detection;

/// <summary>Computes the brightness of a colour picture as in the training of the cascades.</summary>
/// <remarks>Y = 0.299 R + 0.587 G + 0.114 B of the stored (gamma-encoded) values, Recommendation ITU-R BT.601, in
/// fixed point with 15 bits, rounded: the values of OpenCV's conversion. ImageSharp's <see cref="L8"/> uses
/// BT.709.</remarks>
public static class Grayscale
{
    private const int Bits = 15;

    /// <summary>Returns the gray values of a picture.</summary>
    /// <param name="photo">The picture.</param>
    /// <returns>(Height, Width), row by row.</returns>
    public static byte[] Of(Image<Rgb24> photo)
    {
        var (width, gray) = (photo.Width, new byte[photo.Width * photo.Height]);
        photo.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
                Convert(rows.GetRowSpan(y), gray.AsSpan(y * width, width));
        });
        return gray;
    }

    private static void Convert(ReadOnlySpan<Rgb24> colours, Span<byte> gray)
    {
        for (var x = 0; x < gray.Length; x++)
        {
            var (red, green, blue) = (colours[x].R, colours[x].G, colours[x].B);
            gray[x] = (byte)((9798 * red + 19235 * green + 3735 * blue + (1 << (Bits - 1))) >> Bits);
        }
    }
}
