using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Explanation;

/// <summary>Whether heat is faithful: a network that loses the hottest parts of two faces should find them less alike than one that loses any other.</summary>
/// <remarks>
/// Deletion after V. Petsiuk, A. Das, K. Saenko, "RISE: Randomized Input Sampling for Explanation of Black-box Models", 2018. Departures:
/// the similarity of a pair takes the place of a class's probability; one face is masked while the other is whole, in turn, since two faces
/// with the same hole are alike by it; a masked pixel gets its picture's mean colour; and the hottest parts are compared with the same
/// shape shifted at random, around the edges: loose pixels at random would destroy all texture, and tell nothing. A mask is strange to a
/// network, too: trust differences, not levels.
/// </remarks>
public static class DeletionCheck
{
    /// <summary>Shares masked unless others are asked for.</summary>
    public static IReadOnlyList<double> DefaultShares { get; } = [0, 0.05, 0.1, 0.2, 0.3, 0.5];

    /// <summary>Masks more and more.</summary>
    /// <param name="network">The network that the heat explains; afterwards as it was.</param>
    /// <param name="first">(N, 3, S, S), float32 in [-1, 1], on the network's device.</param>
    /// <param name="second">(N, 3, S, S), their partners; genuine pairs tell most.</param>
    /// <param name="heat">Of these pairs.</param>
    /// <param name="shares">Shares of the pixels, 0 to 1; <see langword="null"/> for <see cref="DefaultShares"/>.</param>
    /// <param name="draws">Random shifts, at least 1.</param>
    /// <param name="seed">Of the shifts.</param>
    /// <returns>A point for each share.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, a pixel is not finite, or a share is not within 0..1.</exception>
    public static IReadOnlyList<DeletionPoint> Of(EmbeddingNetwork network, Tensor first, Tensor second, PairHeat heat,
        IReadOnlyList<double>? shares = null, int draws = 8, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(heat);
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        PairImages.Check(first, second);
        if (first.dim() != 4 || first.shape[0] != heat.Count)
            throw new ArgumentException($"The heat is of {heat.Count} pairs; these images are ({string.Join(", ", first.shape)}).", nameof(heat));
        shares ??= DefaultShares;
        if (shares.Any(share => !(share >= 0 && share <= 1)))
            throw new ArgumentException($"Shares of the pixels are within 0..1; there is {shares.First(share => !(share >= 0 && share <= 1))}.", nameof(shares));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        using var mode = new EvaluationMode(network);
        var pairs = new MaskedPairs(network, first, second, heat);
        return [.. shares.Select(share => Point(pairs, share, draws, new RandomSource(seed)))];
    }

    /// <summary>The same for pairs of prepared faces.</summary>
    /// <inheritdoc cref="Of(EmbeddingNetwork, Tensor, Tensor, PairHeat, IReadOnlyList{double}?, int, long)"/>
    /// <param name="network">The network that the heat explains; afterwards as it was.</param>
    /// <param name="faces">The pixels.</param>
    /// <param name="pairs">Pairs of rows of <paramref name="faces"/>, those of the heat.</param>
    /// <param name="heat">Of these pairs.</param>
    /// <param name="shares">Shares of the pixels, 0 to 1; <see langword="null"/> for <see cref="DefaultShares"/>.</param>
    /// <param name="draws">Random shifts, at least 1.</param>
    /// <param name="seed">Of the shifts.</param>
    public static IReadOnlyList<DeletionPoint> Of(EmbeddingNetwork network, PreparedFaces faces, IReadOnlyList<FacePair> pairs, PairHeat heat,
        IReadOnlyList<double>? shares = null, int draws = 8, long seed = 1)
    {
        using var scope = NewDisposeScope();
        var (first, second) = PairImages.Of(network, faces, pairs);
        return Of(network, first, second, heat, shares, draws, seed);
    }

    private static DeletionPoint Point(MaskedPairs pairs, double share, int draws, RandomSource random)
    {
        var hottest = pairs.Similarities(share, largest: true);
        var coldest = pairs.Similarities(share, largest: false);
        var drawn = Enumerable.Range(0, draws).Select(_ => pairs.Similarities(share, largest: true, random)).ToList();
        var elsewhere = hottest.Select((_, pair) => drawn.Average(one => one[pair])).ToArray();
        var advantages = hottest.Select((similarity, pair) => elsewhere[pair] - similarity).ToArray();
        return new DeletionPoint(share, hottest.Average(), elsewhere.Average(), coldest.Average(), advantages.Average(), StandardError(advantages));
    }

    private static double StandardError(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
    }
}
