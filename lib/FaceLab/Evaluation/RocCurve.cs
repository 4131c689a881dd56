namespace FaceLab.Evaluation;

/// <summary>Receiver operating characteristic: false and true accept rates as the similarity threshold falls.</summary>
/// <remarks>
/// Source: T. Fawcett, "An introduction to ROC analysis", 2006, algorithms 1 and 2. Pairs of equal similarity are
/// accepted together, so a tie gives one slanted step, and the area counts it half.
/// </remarks>
public sealed class RocCurve
{
    private RocCurve(double[] falseAcceptRates, double[] trueAcceptRates, double[] thresholds, int genuine, int impostor)
    {
        (FalseAcceptRates, TrueAcceptRates, Thresholds) = (falseAcceptRates, trueAcceptRates, thresholds);
        (GenuineCount, ImpostorCount) = (genuine, impostor);
        AreaUnderCurve = Enumerable.Range(1, falseAcceptRates.Length - 1).Sum(i =>
            (falseAcceptRates[i] - falseAcceptRates[i - 1]) * (trueAcceptRates[i] + trueAcceptRates[i - 1]) / 2);
    }

    /// <summary>FAR at each point, from 0 up to 1.</summary>
    public IReadOnlyList<double> FalseAcceptRates { get; }

    /// <summary>TAR at each point, from 0 up to 1.</summary>
    public IReadOnlyList<double> TrueAcceptRates { get; }

    /// <summary>A pair is accepted if its similarity is at least this; the first is +infinity: nothing is accepted.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>Genuine pairs that the rates rest on.</summary>
    public int GenuineCount { get; }

    /// <summary>Impostor pairs that the rates rest on.</summary>
    public int ImpostorCount { get; }

    /// <summary>Area under the curve, 0.5 for chance, 1 for no error: the chance that a genuine pair is more alike than an impostor pair.</summary>
    public double AreaUnderCurve { get; }

    /// <summary>The curve of scored pairs.</summary>
    /// <exception cref="ArgumentException">A similarity is not finite, or a kind of pair is missing.</exception>
    public static RocCurve Of(ScoredPairs pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        pairs.RequireBothKinds();
        var similarities = pairs.CosineSimilarities.ToArray();
        var genuine = pairs.Genuine.ToArray();
        Array.Sort(similarities, genuine);
        var (genuineTotal, impostorTotal) = (genuine.Count(value => value), genuine.Count(value => !value));
        var (far, tar, thresholds) = (new List<double> { 0 }, new List<double> { 0 }, new List<double> { double.PositiveInfinity });
        var (accepted, wronglyAccepted) = (0, 0);
        for (var i = similarities.Length - 1; i >= 0; i--)
        {
            if (genuine[i])
                accepted++;
            else
                wronglyAccepted++;
            if (i > 0 && similarities[i - 1] == similarities[i])
                continue;
            far.Add((double)wronglyAccepted / impostorTotal);
            tar.Add((double)accepted / genuineTotal);
            thresholds.Add(similarities[i]);
        }
        return new RocCurve([.. far], [.. tar], [.. thresholds], genuineTotal, impostorTotal);
    }
}
