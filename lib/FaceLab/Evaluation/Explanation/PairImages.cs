using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Explanation;

/// <summary>The two sides of pairs as a network's input, and what both must be.</summary>
internal static class PairImages
{
    /// <summary>Centre crops of prepared faces.</summary>
    /// <param name="network">Decides size and device.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>.</param>
    /// <returns>(N, 3, S, S) each; the caller owns them.</returns>
    /// <exception cref="ArgumentException">There is no pair, or a row that the faces do not have.</exception>
    public static (Tensor First, Tensor Second) Of(EmbeddingNetwork network, PreparedFaces faces, IReadOnlyList<FacePair> pairs)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0)
            throw new ArgumentException("There is no pair to explain.", nameof(pairs));
        var strange = pairs.SelectMany(pair => (int[])[pair.First, pair.Second]).Where(row => row < 0 || row >= faces.Faces.Count).ToList();
        if (strange.Count > 0)
            throw new ArgumentException($"There is no row {strange[0]}: the faces have rows 0 to {faces.Faces.Count - 1}.", nameof(pairs));
        return (Take(pair => pair.First), Take(pair => pair.Second));

        Tensor Take(Func<FacePair, long> side)
        {
            using var scope = NewDisposeScope();
            var pixels = faces.Pixels.index_select(0, torch.tensor(pairs.Select(side).ToArray()));
            return FaceInput.Center(pixels.to(network.parameters().FirstOrDefault()?.device ?? CPU), network.InputSize).MoveToOuterDisposeScope();
        }
    }

    /// <summary>Fails unless both sides are images of one shape and finite.</summary>
    /// <exception cref="ArgumentException">As said.</exception>
    public static void Check(Tensor first, Tensor second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!first.shape.SequenceEqual(second.shape) || first.dtype != second.dtype)
            throw new ArgumentException($"The two sides of pairs have one shape and type; these are {first.dtype} ({string.Join(", ", first.shape)}) and " +
                $"{second.dtype} ({string.Join(", ", second.shape)}).", nameof(second));
        RequireFinite(first, "A pixel of the first face of pair", "Look at how the images were made.", nameof(first));
        RequireFinite(second, "A pixel of the second face of pair", "Look at how the images were made.", nameof(second));
    }

    /// <summary>Fails on the first row with a number that is not finite.</summary>
    /// <exception cref="ArgumentException">As said.</exception>
    public static void RequireFinite(Tensor rows, string what, string remedy, string argument)
    {
        using var scope = NewDisposeScope();
        if (rows.numel() == 0 || isfinite(rows).all().item<bool>())
            return;
        var row = isfinite(rows.flatten(1)).all(1).to(ScalarType.Int32).argmin().item<long>();
        throw new ArgumentException($"{what} {row} is not a finite number. {remedy}", argument);
    }
}
