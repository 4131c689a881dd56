using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Faces;

/// <summary>The mean of many faces: sharp where they are aligned, blurred where they are not.</summary>
/// <param name="Pixels">The pixels: (Size, Size, 3) bytes, RGB, row by row.</param>
/// <param name="Size">The side in pixels.</param>
/// <param name="Count">The number of faces.</param>
/// <param name="EdgesKept">The sharpness of the mean: the energy of its edges (squared differences of pixels two apart,
/// along rows and columns), divided by that of the single faces, 0 to 1. It is 1 for equal faces, about 1 /
/// <paramref name="Count"/> for pictures that have nothing in common, and 0 if no picture has an edge. The brightness
/// of whole pictures does not count. Compare it only between pictures with the same framing.</param>
public sealed record MeanFace(byte[] Pixels, int Size, int Count, double EdgesKept)
{
    /// <summary>The faces in one sum: few enough for little memory and exact sums.</summary>
    private const int BatchSize = 128;

    /// <summary>Computes the mean of some faces.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="rows">The rows; all of them if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static MeanFace Of(PreparedFaces faces, IReadOnlyList<int>? rows = null)
    {
        rows ??= [.. Enumerable.Range(0, faces.Faces.Count)];
        if (rows.Count == 0)
            throw new ArgumentException("There is no row to take the mean of.", nameof(rows));
        using var scope = NewDisposeScope();
        var sum = torch.zeros([faces.Size, faces.Size, 3], ScalarType.Float64);
        var single = 0.0;
        foreach (var batch in rows.Select(row => (long)row).Chunk(BatchSize))
            single += Add(faces.Pixels.index_select(0, torch.tensor(batch)), sum);
        var mean = sum / rows.Count;
        var kept = single > 0 ? rows.Count * Edges(mean.unsqueeze(0)) / single : 0;
        var pixels = mean.round().to(ScalarType.Byte).contiguous().bytes.ToArray();
        return new MeanFace(pixels, faces.Size, rows.Count, kept);
    }

    /// <summary>Adds faces to a sum, which is exact in float32 for so few, and returns the energy of their
    /// edges.</summary>
    private static double Add(Tensor pixels, Tensor sum)
    {
        using var scope = NewDisposeScope();
        var values = pixels.to(ScalarType.Float32);
        sum.add_(values.sum([0]).to(ScalarType.Float64));
        return Edges(values);
    }

    /// <summary>Returns the energy of the edges of faces (N, S, S, 3).</summary>
    private static double Edges(Tensor values) => Edges(values, dim: 1) + Edges(values, dim: 2);

    private static double Edges(Tensor values, long dim)
    {
        var length = values.shape[dim] - 2;
        if (length < 1)
            return 0;
        using var scope = NewDisposeScope();
        var differences = values.narrow(dim, 2, length) - values.narrow(dim, 0, length);
        return differences.to(ScalarType.Float64).square().sum().item<double>();
    }
}
