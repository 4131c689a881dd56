using FaceLab.Data;
using FaceLab.Display.Tables;
using FaceLab.Evaluation.Search;
using Plotly.NET;
using static FaceLab.Display.Charts.Plot;

namespace FaceLab.Display.Charts;

/// <summary>Confusion matrix: rows are the truth, columns the answer; cells without a probe are empty.</summary>
public static class ConfusionMatrixChart
{
    /// <summary>Shades from few to many, for light and dark pages.</summary>
    private static readonly object[] Right = [new object[] { 0, "#BBD7EA" }, new object[] { 1, "#005C8F" }];
    private static readonly object[] Wrong = [new object[] { 0, "#F6CDB0" }, new object[] { 1, "#B34E00" }];

    private const int MostPeople = 15;

    /// <summary>Draws the confusions of first answers of at most 15 people: those of the most frequent confusions, then
    /// those with the most probes. Names are by label, as <see cref="FaceSet.Identities"/>.</summary>
    /// <exception cref="ArgumentException">A label has no name, or no probe is known to the gallery.</exception>
    public static Figure Of(string title, Identification identification, IReadOnlyList<string> names)
    {
        var confusions = identification.Confusions;
        int[] labels = [.. confusions.Where(entry => entry.Label != entry.Answer)
            .SelectMany(entry => (int[])[entry.Label, entry.Answer])
            .Concat(confusions.Select(entry => entry.Label)).Distinct().Take(MostPeople)];
        if (labels.Length == 0)
            throw new ArgumentException("There is nobody to show: the gallery knows none of the probes.",
                nameof(identification));
        foreach (var label in labels.Where(label => label >= names.Count))
            throw new ArgumentException($"Label {label} has no name: there are {names.Count:N0} names. Give " +
                $"a name for each label, such as FaceSet.Identities.", nameof(names));
        return Draw(title, identification.ConfusionMatrix(labels),
            Array.ConvertAll(labels, label => names[label].Replace('_', ' ')));
    }

    private static Figure Draw(string title, int[,] matrix, string[] names)
    {
        var places = Enumerable.Range(0, names.Length).ToArray();
        var totals = Array.ConvertAll(places, row => places.Sum(column => matrix[row, column]));
        return new Figure(title, [Cells("right", right: true, Right), Cells("wrong", right: false, Wrong)],
            Axes(Names("whom it looks most like"), Names("who it is", ("autorange", "reversed")),
                190 + Math.Max(120, 34 * names.Length)),
            places.SelectMany(row => places.Select(column => (Row: row, Column: column))).ToFrame(
                ("who it is", cell => names[cell.Row]), ("whom it looks most like", cell => names[cell.Column]),
                ("count", cell => matrix[cell.Row, cell.Column])));

        Trace Cells(string name, bool right, object[] scale) => new Trace("heatmap").With(
            ("name", name), ("colorscale", scale), ("showscale", false), ("zmin", 0),
            ("zmax", Math.Max(1, matrix.Cast<int>().Max())), ("xgap", 2), ("ygap", 2),
            ("z", Each((row, column) => Shown(row, column, right) ? (object)matrix[row, column] : null!)),
            ("text", Each((row, column) => Shown(row, column, right) ? Label(row, column) : "")),
            ("hovertext", Each((row, column) => $"{Text(names[row])}, {Text(names[column])}: " +
                Invariant($"{matrix[row, column]:N0} of {totals[row]:N0} ({(row == column ? "right" : "wrong")})"))),
            ("texttemplate", "%{text}"), ("hovertemplate", "%{hovertext}<extra></extra>"));

        T[][] Each<T>(Func<int, int, T> of) =>
            Array.ConvertAll(places, row => Array.ConvertAll(places, column => of(row, column)));

        bool Shown(int row, int column, bool right) => matrix[row, column] > 0 && (row == column) == right;

        string Label(int row, int column)
        {
            var (count, sign) = (matrix[row, column], row == column ? "✓" : "✗");
            return names.Length > 6 ? $"{count:N0}" : $"{sign} {count:N0}<br>{(double)count / totals[row]:P1}";
        }

        // By number: names may be equal or look like numbers.
        Dictionary<string, object> Names(string axis, params (string, object)[] more) => Axis(axis,
            [("tickmode", "array"), ("tickvals", places), ("ticktext", Array.ConvertAll(names, Text)),
                ("showgrid", false), .. more]);
    }
}
