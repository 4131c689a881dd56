using FaceLab.Evaluation.Reporting;

namespace FaceLab.Display.Reports;

/// <summary>The figures of an evaluation for people: in words, in percent, with intervals.</summary>
public static class EvaluationTable
{
    /// <summary>The headings of <see cref="RowOf"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["figure", "value", "95 % interval", "rests on"];

    private static readonly HashSet<string> Plain =
        ["threshold", "area_under_curve", "all_pairs_area_under_curve", "normalized_mutual_information",
            "adjusted_rand"];

    private static readonly HashSet<string> Counts = ["clusters", "people", "all_impostor_pairs"];

    /// <summary>Writes a figure as four texts; empty where it has no interval or no count.</summary>
    public static IReadOnlyList<string> RowOf(EvaluationFigure figure)
    {
        return
        [
            figure.Name.Replace('_', ' '), Text(figure.Name, figure.Value),
            figure is { Low: { } low, High: { } high } ? $"{Text(figure.Name, low)} to {Text(figure.Name, high)}" : "",
            figure.Of is { } of ? Invariant($"{of.Count:N0} of {of.Total:N0}") : "",
        ];
    }

    private static string Text(string name, double value) =>
        !double.IsFinite(value) ? name.Contains("_at_far_", StringComparison.Ordinal) ? "refused" : "none"
        : Counts.Contains(name) ? Invariant($"{value:N0}")
        : Plain.Contains(name) ? Invariant($"{value:F4}")
        : Invariant($"{100 * value:F2} %");
}
