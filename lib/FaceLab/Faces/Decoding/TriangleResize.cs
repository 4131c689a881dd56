using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SixLabors.ImageSharp;

namespace FaceLab.Faces.Decoding;

/// <summary>Resizes a square of a picture with a triangle filter in both directions, rounded once.</summary>
/// <remarks>ImageSharp's own resize takes half as long as a decoding, because it converts the whole square to four
/// floats a pixel and back.</remarks>
internal static class TriangleResize
{
    /// <summary>Resizes a square within the picture into (size, size, 3) bytes, RGB, row by row.</summary>
    public static void Apply(DecodedPicture picture, Rectangle square, int size, Span<byte> result)
    {
        var weights = new TriangleWeights(square.Width, size);
        var (width, stride) = (3 * square.Width, 3 * picture.Pixels.Width);
        var pixels = MemoryMarshal.AsBytes(picture.Span);
        // Taps of weight 0 and the fourth number of a vector are read after the last pixel.
        var line = new float[width + 3 * weights.Taps + 1];
        for (var y = 0; y < size; y++)
        {
            var rows = pixels[((square.Y + weights.Firsts[y]) * stride + 3 * square.X)..];
            Down(rows, stride, weights.Weights.Slice(y * weights.Taps, weights.Counts[y]), line.AsSpan(0, width));
            Across(line, weights, result.Slice(3 * size * y, 3 * size));
        }
    }

    /// <summary>Computes each number of a line: the sum of the bytes in its column times their weights.</summary>
    private static void Down(ReadOnlySpan<byte> rows, int stride, ReadOnlySpan<float> weights, Span<float> line)
    {
        var at = 0;
        for (; at <= line.Length - Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var (first, second) = (Vector256<float>.Zero, Vector256<float>.Zero);
            for (var i = 0; i < weights.Length; i++)
            {
                var bytes = Vector128.Create(rows.Slice(i * stride + at, Vector128<byte>.Count));
                var (low, high) = Vector256.Widen(Vector256.WidenLower(bytes.ToVector256Unsafe()));
                first += Vector256.ConvertToSingle(low.AsInt32()) * weights[i];
                second += Vector256.ConvertToSingle(high.AsInt32()) * weights[i];
            }
            first.CopyTo(line[at..]);
            second.CopyTo(line[(at + Vector256<float>.Count)..]);
        }
        for (; at < line.Length; at++)
        {
            var sum = 0f;
            for (var i = 0; i < weights.Length; i++)
                sum += rows[i * stride + at] * weights[i];
            line[at] = sum;
        }
    }

    /// <summary>Computes each pixel of the result: the sum of neighbouring pixels of a line times their
    /// weights.</summary>
    private static void Across(ReadOnlySpan<float> line, TriangleWeights weights, Span<byte> result)
    {
        var taps = weights.Taps;
        ref var weight = ref MemoryMarshal.GetReference(weights.Weights);
        var firsts = weights.Firsts;
        for (var x = 0; x < firsts.Length; x++)
        {
            var sum = Vector128.Create(0.5f);
            ref var pixel = ref MemoryMarshal.GetReference(line.Slice(3 * firsts[x], 3 * taps + 1));
            for (var i = 0; i < taps; i++, weight = ref Unsafe.Add(ref weight, 1))
                sum += Vector128.LoadUnsafe(ref Unsafe.Add(ref pixel, 3 * i)) * weight;
            var rounded = Vector128.ConvertToInt32(sum);
            var rgb = result.Slice(3 * x, 3);
            (rgb[0], rgb[1], rgb[2]) = ((byte)rounded[0], (byte)rounded[1], (byte)rounded[2]);
        }
    }
}
