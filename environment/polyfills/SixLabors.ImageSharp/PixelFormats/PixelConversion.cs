using System.Numerics;
using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Memory;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Moves rows of pixels between formats: to RGBA bytes or to vectors in [0, 1], and back.</summary>
internal static class PixelConversion
{
    /// <summary>Copies all pixels to a buffer of the same size and possibly another format.</summary>
    public static void Copy(PixelBuffer source, PixelBuffer target)
    {
        Rgba32[] row = source.Layout == target.Layout ? [] : new Rgba32[source.Width];
        for (int y = 0; y < source.Height; y++)
        {
            if (source.Layout == target.Layout)
            {
                source.Row(y).CopyTo(target.Row(y));
                continue;
            }
            Read(source.Layout, source.Row(y), row);
            Write(target.Layout, row, target.Row(y));
        }
    }

    public static void Read(PixelLayout layout, ReadOnlySpan<byte> pixels, Span<Rgba32> rgba)
    {
        switch (layout)
        {
            case PixelLayout.L8: ToRgba<L8>(pixels, rgba); break;
            case PixelLayout.Rgb24: ToRgba<Rgb24>(pixels, rgba); break;
            case PixelLayout.Bgr24: ToRgba<Bgr24>(pixels, rgba); break;
            case PixelLayout.Rgba32: ToRgba<Rgba32>(pixels, rgba); break;
            default: ToRgba<Bgra32>(pixels, rgba); break;
        }
    }

    public static void Write(PixelLayout layout, ReadOnlySpan<Rgba32> rgba, Span<byte> pixels)
    {
        switch (layout)
        {
            case PixelLayout.L8: FromRgba<L8>(rgba, pixels); break;
            case PixelLayout.Rgb24: FromRgba<Rgb24>(rgba, pixels); break;
            case PixelLayout.Bgr24: FromRgba<Bgr24>(rgba, pixels); break;
            case PixelLayout.Rgba32: FromRgba<Rgba32>(rgba, pixels); break;
            default: FromRgba<Bgra32>(rgba, pixels); break;
        }
    }

    public static void ReadVectors(PixelBuffer source, int y, Span<Vector4> vectors)
    {
        Span<Rgba32> rgba = stackalloc Rgba32[Chunk];
        for (int x = 0; x < source.Width; x += Chunk)
        {
            int count = Math.Min(Chunk, source.Width - x);
            Read(source.Layout, source.Row(y).Slice(x * source.BytesPerPixel, count * source.BytesPerPixel), rgba[..count]);
            for (int i = 0; i < count; i++)
                vectors[x + i] = rgba[i].ToVector4();
        }
    }

    /// <summary>Rounds to the nearest byte, halves up, and clamps.</summary>
    public static void WriteVectors(ReadOnlySpan<Vector4> vectors, PixelBuffer target, int y)
    {
        Span<Rgba32> rgba = stackalloc Rgba32[Chunk];
        for (int x = 0; x < target.Width; x += Chunk)
        {
            int count = Math.Min(Chunk, target.Width - x);
            for (int i = 0; i < count; i++)
                rgba[i] = new Rgba32(vectors[x + i]);
            Write(target.Layout, rgba[..count], target.Row(y).Slice(x * target.BytesPerPixel, count * target.BytesPerPixel));
        }
    }

    private const int Chunk = 256;

    private static void ToRgba<TPixel>(ReadOnlySpan<byte> pixels, Span<Rgba32> rgba)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ReadOnlySpan<TPixel> source = MemoryMarshal.Cast<byte, TPixel>(pixels);
        for (int i = 0; i < source.Length; i++)
        {
            TPixel pixel = source[i];
            pixel.ToRgba32(ref rgba[i]);
        }
    }

    private static void FromRgba<TPixel>(ReadOnlySpan<Rgba32> rgba, Span<byte> pixels)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Span<TPixel> target = MemoryMarshal.Cast<byte, TPixel>(pixels);
        for (int i = 0; i < rgba.Length; i++)
            target[i].FromRgba32(rgba[i]);
    }
}
