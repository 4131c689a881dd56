using FaceLab.Evaluation;

namespace FaceLab.Bench.Accuracy;

/// <summary>Fuses networks: those that err on different pairs err less together.</summary>
/// <remarks>Source: J. Kittler, M. Hatef, R. Duin, J. Matas, "On combining classifiers", 1998, section 2: the sum
/// rule.</remarks>
internal static class SimilarityMean
{
    /// <summary>Averages the similarities that several networks give the same pairs.</summary>
    /// <param name="networks">The pairs as each network compares them, in the same order.</param>
    /// <exception cref="ArgumentException">There is no network, or the pairs are not the same.</exception>
    public static PairSimilarities Of(params IReadOnlyList<PairSimilarities> networks)
    {
        if (networks.Count == 0)
            throw new ArgumentException("There is no network to take a mean of.", nameof(networks));
        foreach (var network in networks)
            networks[0].RequireSamePairs(network);
        return networks[0] with
        {
            CosineSimilarities = [.. Enumerable.Range(0, networks[0].Count)
                .Select(i => (float)networks.Average(network => (double)network.CosineSimilarities[i]))],
        };
    }
}
