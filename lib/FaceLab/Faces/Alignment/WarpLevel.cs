using System.Buffers;
using System.Runtime.Intrinsics;
using FaceLab.Data;

namespace FaceLab.Faces.Alignment;

/// <summary>The part of a picture that a warp reads, shrunk by a whole factor and mirrored beyond the edge.</summary>
/// <remarks>A pixel is one vector (red, green, blue, unused), so a sample needs four loads and no conversion.</remarks>
internal sealed class WarpLevel : IDisposable
{
    private readonly int left, top, factor;
    private readonly Vector128<float>[] pixels;

    /// <param name="picture">The picture.</param>
    /// <param name="region">The region that will be read, in the picture's pixels.</param>
    /// <param name="factor">The factor k, 1 or more: each pixel is the mean of k x k.</param>
    public WarpLevel(PixelRows picture, FaceBox region, int factor)
    {
        this.factor = factor;
        // One pixel more on each side: bilinear sampling reads half a pixel beyond.
        (left, top) = ((int)Math.Floor(region.X / factor) - 1, (int)Math.Floor(region.Y / factor) - 1);
        Width = (int)Math.Ceiling((region.X + region.Width) / factor) + 1 - left;
        Height = (int)Math.Ceiling((region.Y + region.Height) / factor) + 1 - top;
        pixels = ArrayPool<Vector128<float>>.Shared.Rent(Width * Height);
        Fill(picture);
    }

    public int Width { get; }

    public int Height { get; }

    public ReadOnlySpan<Vector128<float>> Pixels => pixels.AsSpan(0, Width * Height);

    /// <summary>The transform from the picture's coordinates to this level's, which count from the centre of its first
    /// pixel.</summary>
    public SimilarityTransform FromPicture => new(1.0 / factor, 0, -left - 0.5, -top - 0.5);

    public void Dispose() => ArrayPool<Vector128<float>>.Shared.Return(pixels);

    private void Fill(PixelRows picture)
    {
        var columns = Mirrored(left * factor, Width * factor, picture.Width);
        var rows = Mirrored(top * factor, Height * factor, picture.Height);
        var share = Vector128.Create(1f / (factor * factor));
        for (var y = 0; y < Height; y++)
        {
            var line = pixels.AsSpan(y * Width, Width);
            line.Clear();
            foreach (var row in rows.AsSpan(y * factor, factor))
                Add(picture[row], picture.Channels, columns, line);
            if (factor == 1)
                continue;
            foreach (ref var pixel in line)
                pixel *= share;
        }
    }

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

    private static Vector128<float> Colour(ReadOnlySpan<byte> pixel) => pixel.Length == 1
        ? Vector128.Create((float)pixel[0])
        : Vector128.ConvertToSingle(Vector128.Create(pixel[0], pixel[1], pixel[2], 0));

    /// <summary>Returns the picture's column (or row) at each of some places. Beyond the edge it is mirrored, with the
    /// edge pixel twice.</summary>
    private static int[] Mirrored(int first, int count, int length)
    {
        var sources = new int[count];
        for (var i = 0; i < count; i++)
        {
            var within = ((first + i) % (2 * length) + 2 * length) % (2 * length);
            sources[i] = within < length ? within : 2 * length - 1 - within;
        }
        return sources;
    }
}
