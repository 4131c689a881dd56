using FaceLab.Evaluation;
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
            NameOf(figure), Text(figure, figure.Value),
            figure is { Low: { } low, High: { } high } ? $"{Text(figure, low)} to {Text(figure, high)}" : "",
            figure.Of is { } of ? Invariant($"{of.Count:N0} of {of.Total:N0}") : "",
        ];
    }

    /// <summary>The headings of <see cref="RowsBeside"/>: those of a model, then the names of others.</summary>
    public static IReadOnlyList<string> ColumnsBeside(IEnumerable<string> others) => [.. Columns, .. others];

    /// <summary>Writes the figures that stand, with the values of other models beside them; those that are refused for
    /// too few pairs are told by <see cref="RefusedLine"/>.</summary>
    /// <param name="figures">The figures of a model.</param>
    /// <param name="others">The figures of each other model; one that it lacks is left empty.</param>
    public static IReadOnlyList<IReadOnlyList<string>> RowsBeside(
        IEnumerable<EvaluationFigure> figures, IReadOnlyList<IReadOnlyList<EvaluationFigure>> others) =>
        [.. figures.Where(figure => !figure.Refused).Select(figure => (IReadOnlyList<string>)
        [
            .. RowOf(figure), .. others.Select(other =>
                other.FirstOrDefault(one => one.Name == figure.Name) is { } same ? Text(same, same.Value) : ""),
        ])];

    /// <summary>Names the refused figures in one line; <see langword="null"/> if there are none.</summary>
    public static string? RefusedLine(IEnumerable<EvaluationFigure> figures)
    {
        // Each refused rate is followed by its count of accepted pairs, which needs no mention.
        var refused = figures.Where(figure => figure is { Refused: true, Of: null }).Select(NameOf).ToList();
        return refused.Count == 0 ? null
            : Invariant($"refused, as fewer than {RocCurve.FewestFalseAccepts} impostor pairs would be accepted: ") +
                string.Join(", ", refused);
    }

    internal static string Text(EvaluationFigure figure, double value) => double.IsFinite(value)
        ? figure.Form switch
        {
            FigureForm.Count => Invariant($"{value:N0}"),
            FigureForm.Number => Invariant($"{value:F4}"),
            _ => Invariant($"{100 * value:F2} %"),
        }
        : figure.Refused ? "refused" : "none";

    private static string NameOf(EvaluationFigure figure) => figure.Name.Replace('_', ' ');
}
