using FaceLab.Basics;

namespace FaceLab.Evaluation;

public sealed partial class IdentityBootstrap
{
    /// <summary>The band of a ROC curve.</summary>
    /// <param name="scored">The pairs, scored in their order.</param>
    /// <param name="confidence">At each false accept rate, between 0 and 1.</param>
    /// <remarks>A replicate costs one walk over the sorted pairs.</remarks>
    /// <exception cref="ArgumentException">The scores do not fit the pairs, or one is not finite.</exception>
    public RocBand Band(PairSimilarities scored, double confidence = 0.95)
    {
        RequireFit(scored);
        Proportion.RequireConfidence(confidence);
        var rates = RocBand.Rates(genuine.Count(same => !same));
        var order = Enumerable.Range(0, scored.Count).OrderByDescending(i => scored.CosineSimilarities[i]).ToArray();
        var similarities = Array.ConvertAll(order, i => scored.CosineSimilarities[i]);
        var random = new RandomSource(seed);
        var values = Enumerable.Range(0, replicates).Select(_ => TrueAcceptRates(order, similarities, Weights(random), rates)).ToArray();
        var estimate = TrueAcceptRates(order, similarities, [.. Enumerable.Repeat(1.0, scored.Count)], rates);
        var intervals = rates.Select((_, r) => BootstrapInterval.Of(estimate[r], [.. values.Select(replicate => replicate[r])], confidence)).ToList();
        return new RocBand(rates, estimate, [.. intervals.Select(interval => interval.Low)], [.. intervals.Select(interval => interval.High)], confidence);
    }

    /// <summary>TAR at each FAR of the curve of weighted pairs: the highest point where it rises straight up, else the line between two points.</summary>
    /// <param name="order">Pairs by falling similarity.</param>
    /// <param name="similarities">In that order.</param>
    /// <param name="weights">How often each pair counts, not in that order.</param>
    /// <param name="rates">False accept rates, rising.</param>
    private double[] TrueAcceptRates(int[] order, float[] similarities, double[] weights, double[] rates)
    {
        var (genuines, impostors) = (0.0, 0.0);
        for (var i = 0; i < weights.Length; i++)
        {
            genuines += genuine[i] ? weights[i] : 0;
            impostors += genuine[i] ? 0 : weights[i];
        }
        var (accepted, wrongly, found, next) = (0.0, 0.0, new double[rates.Length], 0);
        for (var i = 0; i < order.Length;)
        {
            var (acceptedBefore, wronglyBefore) = (accepted, wrongly);
            for (var similarity = similarities[i]; i < order.Length && similarities[i] == similarity; i++)
            {
                accepted += genuine[order[i]] ? weights[order[i]] : 0;
                wrongly += genuine[order[i]] ? 0 : weights[order[i]];
            }
            // The comparison allows the rounding of a rate such as 0.29, so that a rate on a vertical rise takes its top.
            for (; next < rates.Length && rates[next] * impostors * (1 + 1e-12) < wrongly; next++)
            {
                var share = Math.Max(0, rates[next] * impostors - wronglyBefore) / (wrongly - wronglyBefore);
                found[next] = (acceptedBefore + share * (accepted - acceptedBefore)) / genuines;
            }
        }
        found.AsSpan(next).Fill(1);
        return found;
    }
}
