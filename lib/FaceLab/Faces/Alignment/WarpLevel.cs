using System.Buffers;
using System.Runtime.Intrinsics;
using FaceLab.Data;

namespace FaceLab.Faces.Alignment;

/// <summary>The part of a picture that a warp reads, shrunk by a whole factor (each pixel the mean of k x k) and with its border filled in.</summary>
/// <remarks>One vector a pixel (red, green, blue, nothing), so that sampling is four loads without any conversion.</remarks>
internal sealed class WarpLevel : IDisposable
{
    private readonly int left, top, factor;
    private readonly Vector128<float>[] pixels;

    /// <param name="region">What will be read, in the picture's pixels.</param>
    /// <param name="factor">k, 1 or more.</param>
    public WarpLevel(FaceBox region, int factor)
    {
        this.factor = factor;
        // One pixel more on each side: bilinear sampling reads half a pixel beyond.
        (left, top) = ((int)Math.Floor(region.X / factor) - 1, (int)Math.Floor(region.Y / factor) - 1);
        Width = (int)Math.Ceiling((region.X + region.Width) / factor) + 1 - left;
        Height = (int)Math.Ceiling((region.Y + region.Height) / factor) + 1 - top;
        pixels = ArrayPool<Vector128<float>>.Shared.Rent(Width * Height);
    }

    public int Width { get; }

    public int Height { get; }

    public ReadOnlySpan<Vector128<float>> Pixels => pixels.AsSpan(0, Width * Height);

    /// <summary>From the picture's coordinates to this level's, which count from the centre of its first pixel.</summary>
    public AffineTransform FromPicture => new(1.0 / factor, 0, -left - 0.5, 0, 1.0 / factor, -top - 0.5);

    /// <summary>Reads the picture.</summary>
    public void Fill<TRows>(TRows rows, PictureBorder border)
        where TRows : IPixelRows, allows ref struct
    {
        var columns = Sources(left * factor, Width * factor, rows.Width, border);
        var lines = Sources(top * factor, Height * factor, rows.Height, border);
        var share = Vector128.Create(1f / (factor * factor));
        for (var y = 0; y < Height; y++)
        {
            var line = pixels.AsSpan(y * Width, Width);
            line.Clear();
            for (var row = y * factor; row < (y + 1) * factor; row++)
                Add(rows.Row(lines[row]), TRows.Channels, columns, line);
            if (factor > 1)
            {
                foreach (ref var pixel in line)
                    pixel *= share;
            }
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose() => ArrayPool<Vector128<float>>.Shared.Return(pixels);

    private void Add(ReadOnlySpan<byte> row, int channels, ReadOnlySpan<int> columns, Span<Vector128<float>> line)
    {
        var at = 0;
        for (var x = 0; x < line.Length; x++)
        {
            var sum = line[x];
            for (var i = 0; i < factor; i++)
                sum += Colour(row.Slice(channels * columns[at++], channels));
            line[x] = sum;
        }
    }

    private static Vector128<float> Colour(ReadOnlySpan<byte> pixel) =>
        pixel.Length == 1 ? Vector128.Create((float)pixel[0]) : Vector128.ConvertToSingle(Vector128.Create(pixel[0], pixel[1], pixel[2], 0));

    /// <summary>The picture's column (or row) that stands at each of <paramref name="count"/> places.</summary>
    private static int[] Sources(int first, int count, int length, PictureBorder border)
    {
        var sources = new int[count];
        for (var i = 0; i < count; i++)
            sources[i] = border == PictureBorder.Edge ? Math.Clamp(first + i, 0, length - 1) : Mirrored(first + i, length);
        return sources;
    }

    private static int Mirrored(int at, int length)
    {
        var within = (at % (2 * length) + 2 * length) % (2 * length);
        return within < length ? within : 2 * length - 1 - within;
    }
}
