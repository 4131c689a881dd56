namespace FaceLab.Evaluation;

/// <summary>The rates of a curve at a threshold, with their counts of pairs.</summary>
/// <param name="Threshold">Cosine similarity from which a pair is accepted; +infinity if none is.</param>
/// <param name="FalseAccepts">Impostor pairs accepted, of all impostor pairs: the FAR.</param>
/// <param name="TrueAccepts">Genuine pairs accepted, of all genuine pairs: the TAR.</param>
public sealed record OperatingPoint(double Threshold, Proportion FalseAccepts, Proportion TrueAccepts)
{
    /// <summary>The FAR, 0 to 1.</summary>
    public double FalseAcceptRate => FalseAccepts.Rate;

    /// <summary>The TAR, 0 to 1.</summary>
    public double TrueAcceptRate => TrueAccepts.Rate;

    /// <summary>Writes both rates and the threshold.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"TAR {TrueAccepts} at FAR {FalseAcceptRate:G3} ({FalseAccepts.Count:N0} of ") +
        FormattableString.Invariant($"{FalseAccepts.Total:N0}), ") + (double.IsPositiveInfinity(Threshold)
            ? "no pair accepted" : FormattableString.Invariant($"threshold {Threshold:F4}"));
}

/// <summary>The point at which both kinds of error are equally frequent.</summary>
/// <param name="Rate">FAR = FRR, 0 to 1; 0.5 for chance.</param>
/// <param name="Threshold">Cosine similarity of that point.</param>
public readonly record struct EqualErrorRate(double Rate, double Threshold);
