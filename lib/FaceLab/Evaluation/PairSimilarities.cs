using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>Pairs with the cosine similarity that a model gives to each.</summary>
/// <param name="CosineSimilarities">One per pair, in [-1, 1] (of an <see cref="IPairComparer"/>, any number); larger
/// means more alike.</param>
/// <param name="Genuine">One per pair: true if both faces are of one person.</param>
public sealed record PairSimilarities(IReadOnlyList<float> CosineSimilarities, IReadOnlyList<bool> Genuine)
{
    /// <summary>The number of pairs.</summary>
    public int Count => CosineSimilarities.Count;

    /// <summary>Embeds the faces that the pairs need, each once, and compares.</summary>
    /// <param name="model">The network.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>.</param>
    /// <param name="comparer">The comparer of two embeddings; null for their cosine.</param>
    /// <exception cref="ArgumentException">There is no pair, or the network gives an embedding that is not finite, or
    /// zero.</exception>
    public static PairSimilarities Compare(
        EmbeddingNetwork model, PreparedFaces faces, IReadOnlyList<FacePair> pairs, IPairComparer? comparer = null)
    {
        var rows = pairs.SelectMany(pair => (int[])[pair.First, pair.Second]).Distinct().Order().ToArray();
        if (rows.Length == 0)
            throw new ArgumentException("There is no pair to compare.", nameof(pairs));
        var positionOf = Enumerable.Range(0, rows.Length).ToDictionary(position => rows[position]);
        using var embeddings = Embedder.Embed(model, faces, rows);
        var moved = pairs.Select(pair =>
            pair with { First = positionOf[pair.First], Second = positionOf[pair.Second] });
        return Of(embeddings, [.. moved], comparer);
    }

    /// <summary>Compares rows of any embeddings, for example of a baseline. Rows are scaled to length 1 for the cosine,
    /// and left as they are for a comparer.</summary>
    /// <param name="embeddings">(N, D), float32, rows of any length above zero.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="embeddings"/>.</param>
    /// <param name="comparer">The comparer of two embeddings; null for their cosine.</param>
    /// <exception cref="ArgumentException">There is no pair, a value is not finite, or a row is zero.</exception>
    public static PairSimilarities Of(Tensor embeddings, IReadOnlyList<FacePair> pairs, IPairComparer? comparer = null)
    {
        if (pairs.Count == 0)
            throw new ArgumentException("There is no pair to compare.", nameof(pairs));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var rows = comparer is null ? UnitRows.Of(embeddings, nameof(embeddings)) : embeddings;
        var (first, second) = (Rows(pair => pair.First), Rows(pair => pair.Second));
        var similarities = (comparer?.Compare(first, second) ?? (first * second).sum([1]).clamp_(-1, 1)).cpu()
            .data<float>().ToArray();
        return new PairSimilarities(similarities, [.. pairs.Select(pair => pair.Genuine)]);

        Tensor Rows(Func<FacePair, long> side) =>
            rows.index_select(0, torch.tensor(pairs.Select(side).ToArray(), device: rows.device));
    }

    internal static PairSimilarities Joined(IReadOnlyList<PairSimilarities> lists) =>
        new([.. lists.SelectMany(list => list.CosineSimilarities)], [.. lists.SelectMany(list => list.Genuine)]);

    /// <summary>Judges each pair at a threshold: true where the judgement is right.</summary>
    /// <exception cref="ArgumentException">The threshold is not a number.</exception>
    internal bool[] RightAt(double threshold)
    {
        RequireThreshold(threshold);
        return [.. CosineSimilarities.Zip(Genuine, (similarity, genuine) => similarity >= threshold == genuine)];
    }

    /// <exception cref="ArgumentException">The threshold is not a number.</exception>
    internal static void RequireThreshold(double threshold)
    {
        if (double.IsNaN(threshold))
            throw new ArgumentException(
                "The threshold is not a number: give a cosine similarity, from -1 to 1.", nameof(threshold));
    }

    /// <summary>Throws unless another model compared the same pairs in the same order; it compares the kinds of the
    /// pairs.</summary>
    /// <exception cref="ArgumentException">Pairs differ, a similarity is not finite, or a kind is missing.</exception>
    public void RequireSamePairs(PairSimilarities other)
    {
        RequireBothKinds();
        other.RequireBothKinds();
        if (Count != other.Count)
            throw new ArgumentException(
                $"Two models are compared on the same pairs; one has {Count}, the other {other.Count}.", nameof(other));
        if (Enumerable.Range(0, Count).FirstOrDefault(i => Genuine[i] != other.Genuine[i], -1) is >= 0 and var pair)
            throw new ArgumentException("Two models are compared on the same pairs in the same order; " +
                $"pair {pair} is genuine in only one list.", nameof(other));
    }

    /// <summary>Throws if a similarity is not finite or a kind of pair is missing.</summary>
    /// <exception cref="ArgumentException">A similarity is not finite (its pair is named), or a kind is
    /// missing.</exception>
    internal void RequireBothKinds()
    {
        if (CosineSimilarities.Count != Genuine.Count)
            throw new ArgumentException($"{CosineSimilarities.Count} similarities do not fit {Genuine.Count} pairs.");
        for (var i = 0; i < Count; i++)
        {
            if (!float.IsFinite(CosineSimilarities[i]))
                throw new ArgumentException(
                    $"The similarity of pair {i} is {CosineSimilarities[i]}: look for a network that diverged.");
        }
        var genuine = Genuine.Count(value => value);
        if (genuine == 0 || genuine == Count)
            throw new ArgumentException(
                $"Verification needs genuine and impostor pairs; there are {genuine} and {Count - genuine}.");
    }
}
