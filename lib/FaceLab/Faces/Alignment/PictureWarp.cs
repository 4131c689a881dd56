using System.Runtime.Intrinsics;
using FaceLab.Faces.Decoding;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Alignment;

/// <summary>Turns, scales and cuts a picture into a square.</summary>
/// <remarks>
/// Where the square is s times coarser than the picture, every picture pixel must count: a pixel of the square is the mean of n x n
/// bilinear samples, no further apart than the pixels that they come from. From s = 4 on, the region is first shrunk by k, the
/// whole part of s / 2, each pixel the mean of its block. At s &lt;= 1 it is one bilinear sample. Straight ramps stay exact at
/// every scale. The same bytes on every processor: single precision, products and sums rounded one by one.
/// </remarks>
public static class PictureWarp
{
    /// <summary>A square may reach this many times beyond the picture's longer side.</summary>
    private const int LargestReach = 8;

    /// <summary>Warps into bytes.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="toResult">From the picture's coordinates to the square's, both counted from the top left corner.</param>
    /// <param name="size">The square's side in pixels, 1 or more.</param>
    /// <param name="pixels">Filled with (size, size, 3) bytes, RGB, row by row.</param>
    /// <param name="border">What stands beyond the picture's edge.</param>
    /// <exception cref="ArgumentException">The span has another length, the transform has no inverse, or the square would reach absurdly far
    /// beyond the picture.</exception>
    public static void Warp(Image<Rgb24> picture, AffineTransform toResult, int size, Span<byte> pixels, PictureBorder border = PictureBorder.Mirror)
    {
        ArgumentNullException.ThrowIfNull(picture);
        if (pixels.Length != (long)size * size * 3)
            throw new ArgumentException($"A square of {size} x {size} x 3 needs {(long)size * size * 3:N0} bytes, not {pixels.Length:N0}.", nameof(pixels));
        var plan = new WarpPlan(toResult, size, Math.Max(picture.Width, picture.Height) * LargestReach);
        using var level = plan.Level();
        picture.ProcessPixelRows(rows => level.Fill(new RgbRows(rows), border));
        Sample(level, plan, pixels, channels: 3);
    }

    /// <summary>As <see cref="Warp(Image{Rgb24}, AffineTransform, int, Span{byte}, PictureBorder)"/>, in gray.</summary>
    /// <returns>A new picture of <paramref name="size"/> x <paramref name="size"/>.</returns>
    /// <exception cref="ArgumentException">As above.</exception>
    public static GrayPicture Warp(GrayPicture picture, AffineTransform toResult, int size, PictureBorder border = PictureBorder.Mirror)
    {
        ArgumentNullException.ThrowIfNull(picture);
        var plan = new WarpPlan(toResult, size, Math.Max(picture.Width, picture.Height) * LargestReach);
        using var level = plan.Level();
        level.Fill(new GrayRows(picture), border);
        var pixels = new byte[size * size];
        Sample(level, plan, pixels, channels: 1);
        return new GrayPicture(pixels, size, size);
    }

    private static void Sample(WarpLevel level, WarpPlan plan, Span<byte> pixels, int channels)
    {
        var sampler = new LevelSampler(level, plan.ToPicture.Then(level.FromPicture), plan.SamplesEach);
        for (var y = 0; y < plan.Size; y++)
        {
            var row = pixels.Slice(y * plan.Size * channels, plan.Size * channels);
            for (var x = 0; x < plan.Size; x++)
            {
                var colour = Vector128.ConvertToInt32Native(sampler.At(x, y) + Vector128.Create(0.5f));
                row[x * channels] = (byte)colour[0];
                if (channels == 3)
                    (row[3 * x + 1], row[3 * x + 2]) = ((byte)colour[1], (byte)colour[2]);
            }
        }
    }
}
