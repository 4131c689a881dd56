using FaceLab.Evaluation;

namespace FaceLab.Display.Charts;

/// <summary>ROC curves of one or several models.</summary>
public static class RocChart
{
    /// <summary>Draws true accept rate against false accept rate, a line for each named model.</summary>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static Figure Of(string title, params (string Name, RocCurve Curve)[] curves) =>
        CurveChart.Roc(title, [.. curves.Select(curve => new CurveChart(curve.Name, curve.Curve, null))]);

    /// <summary>Draws the same with the <see cref="IdentityBootstrap.Band"/> of each curve.</summary>
    /// <exception cref="ArgumentException">There is no curve.</exception>
    public static Figure WithBands(string title, params (string Name, RocCurve Curve, RocBand Band)[] curves) =>
        CurveChart.Roc(title, [.. curves.Select(curve => new CurveChart(curve.Name, curve.Curve, curve.Band))]);
}
