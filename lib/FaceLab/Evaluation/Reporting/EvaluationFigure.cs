using System.Globalization;
using CsvHelper;
using FaceLab.Basics;

namespace FaceLab.Evaluation.Reporting;

/// <summary>One figure of an evaluation.</summary>
/// <param name="Name">The name in files: <c>accuracy</c>, <c>tar_at_far_0.01</c>.</param>
/// <param name="Value">The figure; not a number where there is none.</param>
/// <param name="Low">Lower end of its 95 % interval, where it has one.</param>
/// <param name="High">Upper end.</param>
/// <param name="Of">Count and total, if it is a rate.</param>
public sealed record EvaluationFigure(
    string Name, double Value, double? Low = null, double? High = null, Proportion? Of = null)
{
    /// <summary>The form in which people read the figure.</summary>
    public FigureForm Form { get; init; }

    /// <summary>True if it tells of identification or clusters of people, not of the judged pairs.</summary>
    public bool OfPeople { get; init; }

    /// <summary>True if there is no value because there are too few pairs.</summary>
    public bool Refused { get; init; }

    /// <summary>Makes a figure of a rate with its Clopper-Pearson interval; not a number if the total is 0.</summary>
    public static EvaluationFigure Rate(string name, Proportion rate)
    {
        if (rate.Total == 0)
            return new(name, double.NaN, Of: rate);
        var (low, high) = rate.ClopperPearson();
        return new(name, rate.Rate, low, high, rate);
    }

    /// <summary>Writes the figures of one model: <see cref="WriteCsv(string, IEnumerable{ValueTuple{string, string,
    /// IEnumerable{EvaluationFigure}}})"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The name of the model.</param>
    /// <param name="task">The name of the task.</param>
    /// <param name="figures">The figures; a value that is not a number is left empty.</param>
    public static void WriteCsv(string path, string model, string task, IEnumerable<EvaluationFigure> figures) =>
        WriteCsv(path, [(model, task, figures)]);

    /// <summary>Writes figures as CSV: model, task, figure, value, low, high, count, total. The file appears whole or
    /// not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="models">The name of each model, of its task, and its figures.</param>
    public static void WriteCsv(
        string path, IEnumerable<(string Model, string Task, IEnumerable<EvaluationFigure> Figures)> models)
    {
        var rows = models.SelectMany(one => one.Figures.Select(figure => new
        {
            model = one.Model, task = one.Task, figure = figure.Name,
            value = Text(figure.Value), low = Text(figure.Low), high = Text(figure.High),
            count = figure.Of?.Count, total = figure.Of?.Total,
        })).ToList();
        WholeFile.Write(path, temporary =>
        {
            using var writer = new StreamWriter(temporary);
            using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
            csv.WriteRecords(rows);
        });
    }

    private static string Text(double? value) =>
        value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
}

/// <summary>The forms in which people read figures.</summary>
public enum FigureForm
{
    /// <summary>In percent.</summary>
    Share,

    /// <summary>With four decimals.</summary>
    Number,

    /// <summary>A whole number.</summary>
    Count,
}
