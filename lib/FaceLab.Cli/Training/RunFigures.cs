using FaceLab.Learning;

namespace FaceLab.Cli.Training;

/// <summary>Figures of a curve as text.</summary>
internal static class RunFigures
{
    public static string BestMetric(IReadOnlyList<EvaluationStep> history)
    {
        var scored = history.Where(point => double.IsFinite(point.Metric)).ToList();
        return scored.Count == 0 ? "none" : scored.MaxBy(point => point.Metric) is { } best ? $"{best.Metric:F4} at step {best.Step:N0}" : "none";
    }

    public static string Text(double value, string format) => double.IsFinite(value) ? value.ToString(format, System.Globalization.CultureInfo.InvariantCulture) : "";
}
