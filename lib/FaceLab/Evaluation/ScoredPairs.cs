using FaceLab.Data;
using FaceLab.Imaging;
using FaceLab.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>Pairs with the cosine similarity that a model gives each: what every figure of verification starts from.</summary>
/// <param name="CosineSimilarities">One per pair, in [-1, 1]; larger means more alike.</param>
/// <param name="Genuine">One per pair: whether both faces are one person.</param>
public sealed record ScoredPairs(IReadOnlyList<float> CosineSimilarities, IReadOnlyList<bool> Genuine)
{
    /// <summary>Number of pairs.</summary>
    public int Count => CosineSimilarities.Count;

    /// <summary>Embeds the faces that the pairs need, each once, and compares.</summary>
    /// <param name="model">The network.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>.</param>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static ScoredPairs Compare(EmbeddingNetwork model, PreparedFaces faces, IReadOnlyList<FacePair> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0)
            throw new ArgumentException("There is no pair to compare.", nameof(pairs));
        var rows = pairs.SelectMany(pair => (int[])[pair.First, pair.Second]).Distinct().Order().ToArray();
        var positionOf = Enumerable.Range(0, rows.Length).ToDictionary(position => rows[position]);
        using var embeddings = Embedder.Embed(model, faces, rows);
        return Of(embeddings, [.. pairs.Select(pair => pair with { First = positionOf[pair.First], Second = positionOf[pair.Second] })]);
    }

    /// <summary>Compares rows of any embeddings, for example of a baseline.</summary>
    /// <param name="embeddings">(N, D), float32, rows of length 1.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="embeddings"/>.</param>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static ScoredPairs Of(Tensor embeddings, IReadOnlyList<FacePair> pairs)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0)
            throw new ArgumentException("There is no pair to compare.", nameof(pairs));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var first = embeddings.index_select(0, torch.tensor(pairs.Select(pair => (long)pair.First).ToArray(), device: embeddings.device));
        var second = embeddings.index_select(0, torch.tensor(pairs.Select(pair => (long)pair.Second).ToArray(), device: embeddings.device));
        var similarities = (first * second).sum([1]).cpu().data<float>().ToArray();
        return new ScoredPairs(similarities, [.. pairs.Select(pair => pair.Genuine)]);
    }

    /// <summary>Fails on a similarity that is not a number, naming the pair, and where a kind of pair is missing.</summary>
    /// <exception cref="ArgumentException">As said.</exception>
    internal void RequireBothKinds()
    {
        if (CosineSimilarities.Count != Genuine.Count)
            throw new ArgumentException($"{CosineSimilarities.Count} similarities do not fit {Genuine.Count} pairs.");
        for (var i = 0; i < Count; i++)
        {
            if (!float.IsFinite(CosineSimilarities[i]))
                throw new ArgumentException($"The similarity of pair {i} is {CosineSimilarities[i]}: look for a network that diverged.");
        }
        var genuine = Genuine.Count(value => value);
        if (genuine == 0 || genuine == Count)
            throw new ArgumentException($"Verification needs genuine and impostor pairs; there are {genuine} and {Count - genuine}.");
    }
}
