namespace FaceLab.Evaluation;

/// <summary>The spread of a ROC curve if other people had stood in the pairs: an interval of TAR at each FAR.</summary>
/// <param name="FalseAcceptRates">The false accept rates, rising from 0 to 1.</param>
/// <param name="TrueAcceptRates">TAR of the curve itself at each of them; straight lines between its points.</param>
/// <param name="Low">Lower end of the percentile interval of TAR at each of them.</param>
/// <param name="High">Upper end.</param>
/// <param name="Confidence">Share of the replicates between the ends at one FAR, between 0 and 1; the whole curve is
/// inside less often.</param>
/// <remarks>
/// Source: T. Fawcett, "An introduction to ROC analysis", 2006, section 8.1 (vertical averaging); S. Macskassy, F.
/// Provost, "Confidence bands for ROC curves: methods and an empirical study", 2004. Identities are drawn again, as
/// <see cref="IdentityBootstrap"/> says.
/// </remarks>
public sealed record RocBand(IReadOnlyList<double> FalseAcceptRates, IReadOnlyList<double> TrueAcceptRates,
    IReadOnlyList<double> Low, IReadOnlyList<double> High, double Confidence)
{
    private const int LinearSteps = 100, StepsPerDecade = 10;

    /// <summary>Lists rates that draw well on a linear axis and on a logarithmic one down to a single
    /// impostor.</summary>
    internal static double[] Rates(int impostors) =>
    [
        .. Enumerable.Range(0, LinearSteps + 1).Select(i => (double)i / LinearSteps)
            .Concat(Enumerable.Range(0, (int)(StepsPerDecade * Math.Log10(impostors)) + 1)
                .Select(i => Math.Pow(10, -(double)i / StepsPerDecade))).Distinct().Order(),
    ];
}
