using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Detection;

/// <summary>Brightness of a colour picture as the cascades were trained on it.</summary>
/// <remarks>Y = 0.299 R + 0.587 G + 0.114 B of the stored (gamma-encoded) values, Recommendation ITU-R BT.601, in fixed point with
/// 15 bits, rounded: the values of OpenCV's conversion. ImageSharp's own <see cref="L8"/> uses BT.709, which differs.</remarks>
public static class Grayscale
{
    private const int Bits = 15;

    /// <summary>Makes gray bytes.</summary>
    /// <param name="photo">The picture.</param>
    /// <returns>(Height, Width), row by row.</returns>
    public static byte[] Of(Image<Rgb24> photo)
    {
        ArgumentNullException.ThrowIfNull(photo);
        var (width, gray) = (photo.Width, new byte[photo.Width * photo.Height]);
        photo.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
                Convert(rows.GetRowSpan(y), gray.AsSpan(y * width, width));
        });
        return gray;
    }

    internal static void Check(ReadOnlySpan<byte> gray, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (gray.Length != (long)width * height)
            throw new ArgumentException($"A gray picture of {width} x {height} has {(long)width * height:N0} bytes, not {gray.Length:N0}.");
    }

    private static void Convert(ReadOnlySpan<Rgb24> colours, Span<byte> gray)
    {
        for (var x = 0; x < gray.Length; x++)
            gray[x] = (byte)((9798 * colours[x].R + 19235 * colours[x].G + 3735 * colours[x].B + (1 << (Bits - 1))) >> Bits);
    }
}
