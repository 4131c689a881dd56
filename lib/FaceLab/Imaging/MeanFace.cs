using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Imaging;

/// <summary>The mean of many faces: sharp where they lie alike, a blur where they do not. It shows what alignment is worth.</summary>
/// <param name="Pixels">(Size, Size, 3) bytes, RGB, row by row.</param>
/// <param name="Size">Side in pixels.</param>
/// <param name="Count">Faces that it is the mean of.</param>
/// <param name="ContrastKept">
/// Variance of the mean face over its pixels, divided by the mean variance of the single faces, 0 to 1: 1 for equal faces, about
/// 1 / <paramref name="Count"/> for pictures that have nothing in common, 0 where no picture has any contrast. Brightness of whole pictures does not count.
/// </param>
public sealed record MeanFace(byte[] Pixels, int Size, int Count, double ContrastKept)
{
    /// <summary>Few enough for little memory, many enough for quick sums.</summary>
    private const int BatchSize = 128;

    /// <summary>The mean of some faces.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="rows">Which rows; all of them if <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">There is no row.</exception>
    public static MeanFace Of(PreparedFaces faces, IReadOnlyList<int>? rows = null)
    {
        ArgumentNullException.ThrowIfNull(faces);
        rows ??= [.. Enumerable.Range(0, faces.Faces.Count)];
        if (rows.Count == 0)
            throw new ArgumentException("There is no row to take the mean of.", nameof(rows));
        using var scope = NewDisposeScope();
        var sum = torch.zeros([faces.Size, faces.Size, 3], ScalarType.Float64);
        var variance = 0.0;
        foreach (var batch in rows.Select(row => (long)row).Chunk(BatchSize))
            variance += Add(faces.Pixels.index_select(0, torch.tensor(batch)), sum);
        var mean = sum / rows.Count;
        var single = variance / rows.Count;
        var kept = single > 0 ? Variance(mean.unsqueeze(0)) / single : 0;
        return new MeanFace(mean.round().to(ScalarType.Byte).contiguous().bytes.ToArray(), faces.Size, rows.Count, kept);
    }

    /// <summary>Adds faces to a sum; sums of bytes are exact in float32 for so few.</summary>
    /// <returns>The sum of their variances.</returns>
    private static double Add(Tensor pixels, Tensor sum)
    {
        using var scope = NewDisposeScope();
        var values = pixels.to(ScalarType.Float32);
        sum.add_(values.sum([0]).to(ScalarType.Float64));
        return Variance(values);
    }

    /// <summary>The sum over faces (N, S, S, 3) of their variance over pixels, channels apart.</summary>
    private static double Variance(Tensor values)
    {
        using var scope = NewDisposeScope();
        return (values - values.mean([1, 2], keepdim: true)).square().mean([1, 2, 3]).sum().to(ScalarType.Float64).item<double>();
    }
}
