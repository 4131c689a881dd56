using System.Globalization;
using CsvHelper;
using FaceLab.Basics;

namespace FaceLab.Evaluation.Reporting;

/// <summary>One figure of an evaluation.</summary>
/// <param name="Name">In words of a file: <c>accuracy</c>, <c>tar_at_far_0.01</c>.</param>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end of its 95 % interval, where it has one.</param>
/// <param name="High">Upper end.</param>
/// <param name="Of">The count and the total that it rests on, where it is a rate.</param>
public sealed record EvaluationFigure(string Name, double Value, double? Low = null, double? High = null, Proportion? Of = null)
{
    private static readonly string[] Columns = ["model", "task", "figure", "value", "low", "high", "count", "total"];

    /// <summary>A rate with its Clopper-Pearson interval; not a number where it rests on nothing.</summary>
    public static EvaluationFigure Rate(string name, Proportion rate)
    {
        if (rate.Total == 0)
            return new(name, double.NaN, Of: rate);
        var (low, high) = rate.ClopperPearson();
        return new(name, rate.Rate, low, high, rate);
    }

    /// <summary>A figure with its spread over resampled identities.</summary>
    public static EvaluationFigure Spread(string name, BootstrapInterval spread)
    {
        ArgumentNullException.ThrowIfNull(spread);
        return new(name, spread.Estimate, spread.Low, spread.High);
    }

    /// <summary>Writes figures as CSV: model, task, figure, value, low, high, count, total. The file appears whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">What the model is called.</param>
    /// <param name="task">What it was judged on.</param>
    /// <param name="figures">The figures; what is not a number is left empty.</param>
    public static void WriteCsv(string path, string model, string task, IEnumerable<EvaluationFigure> figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        WholeFile.Write(path, temporary =>
        {
            using var writer = new StreamWriter(temporary);
            using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
            WriteRow(csv, Columns);
            foreach (var figure in figures)
                WriteRow(csv, [model, task, figure.Name, Text(figure.Value), Text(figure.Low), Text(figure.High), $"{figure.Of?.Count}", $"{figure.Of?.Total}"]);
        });
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (var field in fields)
            csv.WriteField(field);
        csv.NextRecord();
    }

    private static string Text(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "";
}
