using System.Globalization;
using FaceLab.Evaluation.Reporting;
using Microsoft.Data.Analysis;

namespace FaceLab.Display.Reports;

/// <summary>The figures of an evaluation for people: in words, in percent, with intervals.</summary>
public static class EvaluationTable
{
    /// <summary>Headings of <see cref="RowOf"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["figure", "value", "95 % interval", "rests on"];

    /// <summary>A figure as four texts; empty where it has no interval or no count.</summary>
    public static IReadOnlyList<string> RowOf(EvaluationFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return
        [
            figure.Name.Replace('_', ' '), Text(figure, figure.Value),
            figure is { Low: { } low, High: { } high } ? $"{Text(figure, low)} to {Text(figure, high)}" : "",
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

    private static string Text(EvaluationFigure figure, double value) => double.IsFinite(value)
        ? figure.Form switch
        {
            FigureForm.Count => value.ToString("N0", CultureInfo.InvariantCulture),
            FigureForm.Number => value.ToString("F4", CultureInfo.InvariantCulture),
            _ => string.Create(CultureInfo.InvariantCulture, $"{100 * value:F2} %"),
        }
        : figure.Refused ? "refused" : "none";
}
