using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Explanation;

internal static class PairImages
{
    /// <summary>Takes the centre crops of pairs of rows, (N, 3, S, S) each, on the network's device; the caller owns
    /// them.</summary>
    /// <exception cref="ArgumentException">There is no pair, or a row that is not in the faces.</exception>
    public static (Tensor First, Tensor Second) Of(
        EmbeddingNetwork network, PreparedFaces faces, IReadOnlyList<FacePair> pairs)
    {
        if (pairs.Count == 0)
            throw new ArgumentException("There is no pair to explain.", nameof(pairs));
        var rows = pairs.SelectMany(pair => (int[])[pair.First, pair.Second]);
        if (rows.FirstOrDefault(row => row >= faces.Faces.Count || row < 0) is var strange and not 0)
            throw new ArgumentException(
                $"There is no row {strange}: the faces have rows 0 to {faces.Faces.Count - 1}.", nameof(pairs));
        return (Take(pair => pair.First), Take(pair => pair.Second));

        Tensor Take(Func<FacePair, long> side)
        {
            using var scope = NewDisposeScope();
            var pixels = faces.Pixels.index_select(0, torch.tensor(pairs.Select(side).ToArray()));
            return FaceInput.Center(pixels.to(network.Device), network.InputSize).MoveToOuterDisposeScope();
        }
    }

    /// <exception cref="ArgumentException">The shapes or types differ, or a pixel is not finite.</exception>
    public static void Check(Tensor first, Tensor second)
    {
        if (!first.shape.SequenceEqual(second.shape) || first.dtype != second.dtype)
            throw new ArgumentException($"The two sides of pairs have one shape and type; these are {first.dtype} " +
                $"({string.Join(", ", first.shape)}) and {second.dtype} ({string.Join(", ", second.shape)}).",
                nameof(second));
        RequireFinite(first, "A pixel of the first face of pair", "Look at how the images were made.", nameof(first));
        RequireFinite(second, "A pixel of the second face of pair", "Look at how the images were made.",
            nameof(second));
    }

    /// <exception cref="ArgumentException">A row has a number that is not finite; the message has the
    /// first.</exception>
    public static void RequireFinite(Tensor rows, string what, string remedy, string argument)
    {
        using var scope = NewDisposeScope();
        if (rows.numel() == 0 || isfinite(rows).all().item<bool>())
            return;
        var row = isfinite(rows.flatten(1)).all(1).to(ScalarType.Int32).argmin().item<long>();
        throw new ArgumentException($"{what} {row} is not a finite number. {remedy}", argument);
    }
}
