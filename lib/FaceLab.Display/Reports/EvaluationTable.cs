using FaceLab.Evaluation.Reporting;

namespace FaceLab.Display.Reports;

/// <summary>The figures of an evaluation for people: in words, in percent, with intervals.</summary>
public static class EvaluationTable
{
    /// <summary>The headings of <see cref="RowOf"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["figure", "value", "95 % interval", "rests on"];

    /// <summary>Writes a figure as four texts; empty where it has no interval or no count.</summary>
    public static IReadOnlyList<string> RowOf(EvaluationFigure figure)
    {
        return
        [
            figure.Name.Replace('_', ' '), Text(figure, figure.Value),
            figure is { Low: { } low, High: { } high } ? $"{Text(figure, low)} to {Text(figure, high)}" : "",
            figure.Of is { } of ? Invariant($"{of.Count:N0} of {of.Total:N0}") : "",
        ];
    }

    private static string Text(EvaluationFigure figure, double value) => double.IsFinite(value)
        ? figure.Form switch
        {
            FigureForm.Count => Invariant($"{value:N0}"),
            FigureForm.Number => Invariant($"{value:F4}"),
            _ => Invariant($"{100 * value:F2} %"),
        }
        : figure.Refused ? "refused" : "none";
}
