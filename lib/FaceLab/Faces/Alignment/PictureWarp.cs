using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using FaceLab.Data;
using FaceLab.Faces.Decoding;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Alignment;

/// <summary>Turns, scales and crops a picture into a square. Beyond its edge the picture is mirrored.</summary>
/// <remarks>
/// If the square is s times coarser than the picture, a pixel of the square is the mean of n x n bilinear samples. They
/// are no further apart than the picture's pixels, so that every pixel counts. From s = 4 on, the region is first
/// shrunk by k, the whole part of s / 2; each pixel is then the mean of its block. At s &lt;= 1 a pixel is one bilinear
/// sample. Linear ramps are exact at every scale. The bytes are the same on every processor: each operation is rounded
/// to single precision.
/// </remarks>
public static class PictureWarp
{
    /// <summary>The farthest reach of a square, in times of the picture's longer side.</summary>
    private const int LargestReach = 8;

    /// <summary>The tolerance for scales, which sines and roots give a little too large or too small.</summary>
    private const double Rounding = 1e-6;

    /// <summary>Warps a picture into bytes.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="toResult">The transform from the picture's coordinates to the square's, both from the top left
    /// corner.</param>
    /// <param name="size">The square's side in pixels, 1 or more.</param>
    /// <param name="pixels">The result: (size, size, 3) bytes, RGB, row by row.</param>
    /// <exception cref="ArgumentException">The span has another length, or the square would reach far beyond the
    /// picture.</exception>
    public static void Warp(Image<Rgb24> picture, SimilarityTransform toResult, int size, Span<byte> pixels)
    {
        if (pixels.Length != (long)size * size * 3)
            throw new ArgumentException(
                $"A square of {size} x {size} x 3 needs {(long)size * size * 3:N0} bytes, not {pixels.Length:N0}.");
        var bytes = MemoryMarshal.AsBytes(ColoursOf(picture));
        Warp(new PixelRows(bytes, picture.Width, channels: 3), toResult, size, pixels);
    }

    /// <summary>Warps a gray picture.</summary>
    /// <returns>A new picture of <paramref name="size"/> x <paramref name="size"/>.</returns>
    /// <exception cref="ArgumentException">The square would reach far beyond the picture.</exception>
    public static GrayPicture Warp(GrayPicture picture, SimilarityTransform toResult, int size)
    {
        var pixels = new byte[size * size];
        Warp(new PixelRows(picture.Pixels, picture.Width, channels: 1), toResult, size, pixels);
        return new GrayPicture(pixels, size, size);
    }

    private static void Warp(PixelRows picture, SimilarityTransform toResult, int size, Span<byte> pixels)
    {
        var toPicture = toResult.Invert();
        var region = Around(toPicture, size);
        Check(region, LargestReach * Math.Max(picture.Width, picture.Height));
        var factor = Math.Max(1, (int)(toPicture.Scale / 2 + Rounding));
        var each = Math.Max(1, (int)Math.Ceiling(toPicture.Scale / factor - Rounding));
        using var level = new WarpLevel(picture, region, factor);
        Sample(level, toPicture.Then(level.FromPicture), each, picture.Channels, pixels);
    }

    private static void Sample(
        WarpLevel level, SimilarityTransform toLevel, int each, int channels, Span<byte> pixels)
    {
        var size = (int)Math.Sqrt(pixels.Length / channels);
        // It is a local because the fields of a parameter do not stay in registers.
        var sampler = new LevelSampler(level, toLevel, each);
        for (var y = 0; y < size; y++)
        {
            var row = pixels.Slice(y * size * channels, size * channels);
            for (var x = 0; x < size; x++)
            {
                var colour = Vector128.ConvertToInt32Native(sampler.At(x, y) + Vector128.Create(0.5f));
                row[x * channels] = (byte)colour[0];
                if (channels == 3)
                    (row[3 * x + 1], row[3 * x + 2]) = ((byte)colour[1], (byte)colour[2]);
            }
        }
    }

    private static ReadOnlySpan<Rgb24> ColoursOf(Image<Rgb24> picture)
    {
        if (picture.DangerousTryGetSinglePixelMemory(out var memory))
            return memory.Span;
        var copy = new Rgb24[picture.Width * picture.Height];
        picture.CopyPixelDataTo(copy);
        return copy;
    }

    /// <summary>Returns the part of the picture that the square shows.</summary>
    private static FaceBox Around(SimilarityTransform toPicture, double size)
    {
        FacePoint[] square = [new(0, 0), new(size, 0), new(0, size), new(size, size)];
        var corners = Array.ConvertAll(square, toPicture.Apply);
        var (left, top) = (corners.Min(corner => corner.X), corners.Min(corner => corner.Y));
        return new FaceBox(left, top, corners.Max(corner => corner.X) - left, corners.Max(corner => corner.Y) - top);
    }

    private static void Check(FaceBox region, long largest)
    {
        var (x, y, width, height) = (region.X, region.Y, region.Width, region.Height);
        // Written so that NaN fails too.
        if (width <= largest && height <= largest && Math.Abs(x) <= largest && Math.Abs(y) <= largest)
            return;
        throw new ArgumentException(FormattableString.Invariant(
            $"The square would show {width:0} x {height:0} pixels from ({x:0}, {y:0}) on, ") +
            "far beyond the picture: check the points.");
    }
}
