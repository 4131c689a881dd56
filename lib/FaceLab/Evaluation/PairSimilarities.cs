using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>Pairs with the cosine similarity that a model gives each: what every figure of verification starts from.</summary>
/// <param name="CosineSimilarities">One per pair, in [-1, 1] (of an <see cref="IPairComparer"/>, any number); larger means more alike.</param>
/// <param name="Genuine">One per pair: whether both faces are one person.</param>
public sealed record PairSimilarities(IReadOnlyList<float> CosineSimilarities, IReadOnlyList<bool> Genuine)
{
    /// <summary>Number of pairs.</summary>
    public int Count => CosineSimilarities.Count;

    /// <summary>Embeds the faces that the pairs need, each once, and compares.</summary>
    /// <param name="model">The network.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>.</param>
    /// <param name="comparer">Compares two embeddings; by their cosine where it is null.</param>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static PairSimilarities Compare(EmbeddingNetwork model, PreparedFaces faces, IReadOnlyList<FacePair> pairs, IPairComparer? comparer = null)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0)
            throw new ArgumentException("There is no pair to compare.", nameof(pairs));
        var rows = pairs.SelectMany(pair => (int[])[pair.First, pair.Second]).Distinct().Order().ToArray();
        var positionOf = Enumerable.Range(0, rows.Length).ToDictionary(position => rows[position]);
        using var embeddings = Embedder.Embed(model, faces, rows);
        return Of(embeddings, [.. pairs.Select(pair => pair with { First = positionOf[pair.First], Second = positionOf[pair.Second] })], comparer);
    }

    /// <summary>Compares rows of any embeddings, for example of a baseline.</summary>
    /// <param name="embeddings">(N, D), float32, rows of length 1.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="embeddings"/>.</param>
    /// <param name="comparer">Compares two embeddings; by their cosine where it is null.</param>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static PairSimilarities Of(Tensor embeddings, IReadOnlyList<FacePair> pairs, IPairComparer? comparer = null)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(pairs);
        if (pairs.Count == 0)
            throw new ArgumentException("There is no pair to compare.", nameof(pairs));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var first = embeddings.index_select(0, torch.tensor(pairs.Select(pair => (long)pair.First).ToArray(), device: embeddings.device));
        var second = embeddings.index_select(0, torch.tensor(pairs.Select(pair => (long)pair.Second).ToArray(), device: embeddings.device));
        var similarities = (comparer?.Compare(first, second) ?? (first * second).sum([1])).cpu().data<float>().ToArray();
        return new PairSimilarities(similarities, [.. pairs.Select(pair => pair.Genuine)]);
    }

    /// <summary>The mean similarity that several models give the same pairs: models that err on different pairs err less together.</summary>
    /// <param name="models">The pairs as each model scores them, in the same order.</param>
    /// <remarks>Source: J. Kittler, M. Hatef, R. Duin, J. Matas, "On combining classifiers", 1998, section 2: the sum rule.</remarks>
    /// <exception cref="ArgumentException">There is no model, the pairs are not the same, a similarity is not finite, or a kind of pair is missing.</exception>
    public static PairSimilarities Mean(params IReadOnlyList<PairSimilarities> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        if (models.Count == 0)
            throw new ArgumentException("There is no model to take a mean of.", nameof(models));
        foreach (var model in models)
            models[0].RequireSamePairs(model);
        return models[0] with
        {
            CosineSimilarities = [.. Enumerable.Range(0, models[0].Count).Select(i => (float)models.Average(model => (double)model.CosineSimilarities[i]))],
        };
    }

    /// <summary>All N (N - 1) / 2 pairs of a set: genuine pairs first, then impostors.</summary>
    /// <param name="embeddings">(N, D), float32, rows of length 1.</param>
    /// <param name="labels">N labels: rows of equal label are genuine pairs.</param>
    /// <returns>5 bytes a pair; for the ROC curve alone <see cref="RocCurve.OfAllPairs"/> stores none.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, a value is not finite, a kind of pair is missing, or the pairs are
    /// more than an array holds, 2,147,483,591.</exception>
    public static PairSimilarities OfAllPairs(Tensor embeddings, IReadOnlyList<int> labels)
    {
        using var scan = new AllPairsScan(embeddings, labels);
        if (scan.PairCount > Array.MaxLength)
            throw new ArgumentException($"{labels.Count:N0} rows have {scan.PairCount:N0} pairs, more than one list holds: take RocCurve.OfAllPairs.", nameof(embeddings));
        var similarities = new float[scan.PairCount];
        var genuine = scan.GenuineSimilarities();
        genuine.CopyTo(similarities, 0);
        scan.ForEachImpostorRow((_, position, row) => row.CopyTo(similarities.AsSpan(genuine.Length + (int)position)));
        var kinds = new bool[scan.PairCount];
        kinds.AsSpan(0, genuine.Length).Fill(true);
        return new PairSimilarities(similarities, kinds);
    }

    /// <summary>Fails unless another model scored the same pairs in the same order, as far as their kinds tell.</summary>
    /// <exception cref="ArgumentException">As said, or as <see cref="RequireBothKinds"/>.</exception>
    internal void RequireSamePairs(PairSimilarities other)
    {
        RequireBothKinds();
        other.RequireBothKinds();
        if (Count != other.Count)
            throw new ArgumentException($"Two models are compared on the same pairs; one has {Count}, the other {other.Count}.", nameof(other));
        for (var i = 0; i < Count; i++)
        {
            if (Genuine[i] != other.Genuine[i])
                throw new ArgumentException($"Two models are compared on the same pairs in the same order; pair {i} is genuine in only one list.", nameof(other));
        }
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
