using FaceLab.Evaluation;

namespace FaceLab.Display.Charts;

/// <summary>Detection error trade-off: both kinds of error against each other, on logarithmic axes.</summary>
/// <remarks>
/// Source: A. Martin, G. Doddington, T. Kamm, M. Ordowski, M. Przybocki, "The DET curve in assessment of detection
/// task performance", 1997. Both axes are logarithmic, as in the reports of NIST's face recognition tests, and not by
/// normal deviates as in the paper.
/// </remarks>
public static class DetChart
{
    /// <summary>Draws false reject rate against false accept rate, where both are above 0.</summary>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static Figure Of(string title, params (string Name, RocCurve Curve)[] curves) =>
        CurveChart.Det(title, [.. curves.Select(curve => new CurveChart(curve.Name, curve.Curve, null))]);

    /// <summary>Draws the same with the <see cref="IdentityBootstrap.Band"/> of each curve.</summary>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static Figure WithBands(string title, params (string Name, RocCurve Curve, RocBand Band)[] curves) =>
        CurveChart.Det(title, [.. curves.Select(curve => new CurveChart(curve.Name, curve.Curve, curve.Band))]);
}
