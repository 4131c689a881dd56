namespace FaceLab.Evaluation;

/// <summary>The spread of a ROC curve over other people: an interval of TAR at each FAR.</summary>
/// <param name="FalseAcceptRates">The false accept rates, rising from 0 to 1.</param>
/// <param name="TrueAcceptRates">TAR of the curve itself at these rates; the curve is straight between points.</param>
/// <param name="Low">Lower end of the percentile interval of TAR at each of these rates.</param>
/// <param name="High">Upper end.</param>
/// <param name="Confidence">Share of the replicates between the ends at one FAR, between 0 and 1; the whole curve is
/// inside less often.</param>
/// <remarks>
/// Source: T. Fawcett, "An introduction to ROC analysis", 2006, section 8.1 (vertical averaging); S. Macskassy, F.
/// Provost, "Confidence bands for ROC curves: methods and an empirical study", 2004. Identities are resampled as in
/// <see cref="IdentityBootstrap"/>.
/// </remarks>
public sealed record RocBand(IReadOnlyList<double> FalseAcceptRates, IReadOnlyList<double> TrueAcceptRates,
    IReadOnlyList<double> Low, IReadOnlyList<double> High, double Confidence)
{
    private const int LinearSteps = 100, StepsPerDecade = 10;

    /// <summary>Lists rates for a linear axis and for a logarithmic one down to a single impostor.</summary>
    internal static double[] Rates(int impostors) =>
    [
        .. Enumerable.Range(0, LinearSteps + 1).Select(i => (double)i / LinearSteps)
            .Concat(Enumerable.Range(0, (int)(StepsPerDecade * Math.Log10(impostors)) + 1)
                .Select(i => Math.Pow(10, -(double)i / StepsPerDecade))).Distinct().Order(),
    ];
}
