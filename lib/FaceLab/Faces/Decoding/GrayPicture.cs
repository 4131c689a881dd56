using System.Runtime.InteropServices;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Decoding;

/// <summary>A picture of one byte a pixel, the input of landmark predictors.</summary>
public sealed class GrayPicture
{
    private readonly byte[] pixels;

    /// <summary>Makes a picture of pixels, without a copy.</summary>
    /// <param name="pixels">(height, width) bytes, row by row.</param>
    /// <param name="width">In pixels, 1 or more.</param>
    /// <param name="height">In pixels, 1 or more.</param>
    /// <exception cref="ArgumentException">The number of bytes is not width x height.</exception>
    public GrayPicture(byte[] pixels, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.LongLength != (long)width * height)
            throw new ArgumentException(
                $"A picture of {width} x {height} needs {(long)width * height:N0} bytes, not {pixels.LongLength:N0}.");
        (this.pixels, Width, Height) = (pixels, width, height);
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>The pixels (Height, Width), row by row.</summary>
    public ReadOnlySpan<byte> Pixels => pixels;

    /// <summary>Makes a gray picture: the mean of red, green and blue, rounded down, as in the training of the
    /// five-point model.</summary>
    public static GrayPicture From(Image<Rgb24> image)
    {
        var gray = new byte[image.Width * image.Height];
        image.ProcessPixelRows(rows =>
        {
            for (var y = 0; y < rows.Height; y++)
                Mean(rows.GetRowSpan(y), gray.AsSpan(y * rows.Width, rows.Width));
        });
        return new GrayPicture(gray, image.Width, image.Height);
    }

    /// <summary>Makes a gray picture of bytes as <see cref="From(Image{Rgb24})"/> does.</summary>
    /// <param name="rgb">(height, width, 3) bytes, row by row.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <exception cref="ArgumentException">The number of bytes is not width x height x 3.</exception>
    public static GrayPicture FromRgb(ReadOnlySpan<byte> rgb, int width, int height)
    {
        if (rgb.Length != 3L * width * height)
            throw new ArgumentException(
                $"{width} x {height} pixels in colour need {3L * width * height:N0} bytes, not {rgb.Length:N0}.");
        var gray = new byte[rgb.Length / 3];
        Mean(MemoryMarshal.Cast<byte, Rgb24>(rgb), gray);
        return new GrayPicture(gray, width, height);
    }

    private static void Mean(ReadOnlySpan<Rgb24> colours, Span<byte> gray)
    {
        for (var x = 0; x < gray.Length; x++)
            gray[x] = (byte)((colours[x].R + colours[x].G + colours[x].B) / 3);
    }
}
