using System.Globalization;
using FaceLab.Evaluation.Reporting;
using Microsoft.Data.Analysis;

namespace FaceLab.Display.Reports;

/// <summary>The figures of an evaluation for people: in words, in percent, with intervals.</summary>
public static class EvaluationTable
{
    /// <summary>Headings of <see cref="RowOf"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["figure", "value", "95 % interval", "rests on"];

    private static readonly HashSet<string> Plain = ["threshold", "area_under_curve", "all_pairs_area_under_curve", "normalized_mutual_information", "adjusted_rand"];

    private static readonly HashSet<string> Counts = ["clusters", "people", "all_impostor_pairs"];

    /// <summary>A figure as four texts; empty where it has no interval or no count.</summary>
    public static IReadOnlyList<string> RowOf(EvaluationFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return
        [
            figure.Name.Replace('_', ' '), Text(figure.Name, figure.Value),
            figure is { Low: { } low, High: { } high } ? $"{Text(figure.Name, low)} to {Text(figure.Name, high)}" : "",
            figure.Of is { } of ? string.Create(CultureInfo.InvariantCulture, $"{of.Count:N0} of {of.Total:N0}") : "",
        ];
    }

    /// <summary>The figures as a table: figure, value, low, high, count, total.</summary>
    public static DataFrame ToTable(this IReadOnlyList<EvaluationFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new DataFrame(
            new StringDataFrameColumn("figure", figures.Select(figure => figure.Name)),
            new DoubleDataFrameColumn("value", figures.Select(figure => figure.Value)),
            new DoubleDataFrameColumn("low", figures.Select(figure => figure.Low)),
            new DoubleDataFrameColumn("high", figures.Select(figure => figure.High)),
            new Int64DataFrameColumn("count", figures.Select(figure => figure.Of?.Count)),
            new Int64DataFrameColumn("total", figures.Select(figure => figure.Of?.Total)));
    }

    private static string Text(string name, double value) => !double.IsFinite(value) ? name.Contains("_at_far_", StringComparison.Ordinal) ? "refused" : "none"
        : Counts.Contains(name) ? value.ToString("N0", CultureInfo.InvariantCulture)
        : Plain.Contains(name) ? value.ToString("F4", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{100 * value:F2} %");
}
