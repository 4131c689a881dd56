using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Learning;

namespace FaceLab.Runs;

/// <summary>The learning curve as <c>metrics.csv</c>: a column for each figure of <see cref="EvaluationStep"/>, empty
/// where it was not measured, and one for its warning.</summary>
internal static class MetricsFile
{
    private const string Warning = "warning";

    private static readonly (string Name, Func<EvaluationStep, double> Of)[] Columns =
    [
        ("step", step => step.Step), ("epoch", step => step.Epoch), ("seconds", step => step.Seconds),
        ("training_loss", step => step.TrainingLoss), ("validation_loss", step => step.ValidationLoss),
        ("metric", step => step.Metric), ("learning_rate", step => step.LearningRate),
        ("gradient_norm", step => step.GradientNorm), ("active_share", step => step.ActiveShare),
        ("effective_rank", step => step.EffectiveRank), ("spread", step => step.Spread),
        ("images_per_second", step => step.ImagesPerSecond), ("data_wait_share", step => step.DataWaitShare),
    ];

    /// <summary>Writes the whole curve: the old file or the new one, never half of one.</summary>
    public static void Write(string path, IReadOnlyList<EvaluationStep> history) => WholeFile.Write(path, temporary =>
    {
        using var csv = new CsvWriter(new StreamWriter(temporary),
            new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (var name in Columns.Select(column => column.Name).Append(Warning))
            csv.WriteField(name);
        csv.NextRecord();
        foreach (var step in history)
        {
            foreach (var value in Columns.Select(column => column.Of(step)))
                csv.WriteField(double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture));
            csv.WriteField(step.Warning?.ReplaceLineEndings(" "));
            csv.NextRecord();
        }
    });

    /// <summary>Reads a curve; the file's own columns may stand in any order, and some may be missing.</summary>
    /// <exception cref="FaceDataException">A line has other cells than columns, or one is no number.</exception>
    public static IReadOnlyList<EvaluationStep> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var csv = new CsvReader(new StreamReader(path),
            new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null });
        try
        {
            var steps = new List<EvaluationStep>();
            if (csv.Read() && csv.ReadHeader())
            {
                while (csv.Read())
                    steps.Add(Step(csv));
            }
            return steps;
        }
        catch (Exception error) when (error is FormatException or CsvHelperException)
        {
            var reason = error.Message.ReplaceLineEndings(" ");
            throw new FaceDataException($"'{path}', line {csv.Parser.RawRow}: {reason} The file was changed. " +
                "`facelab resume` writes it anew.", error);
        }
    }

    private static EvaluationStep Step(CsvReader csv)
    {
        if (int.IsOddInteger(csv.Parser.RawRecord.Count(letter => letter == '"')))
            throw new FormatException("There is a quote that is not closed.");
        var columns = csv.HeaderRecord!;
        if (csv.Parser.Count != columns.Length)
            throw new FormatException($"There are {csv.Parser.Count} cells for {columns.Length} columns.");
        return new EvaluationStep((int)Value("step"), Value("seconds"), Value("training_loss"),
            Value("validation_loss"), Value("images_per_second"))
        {
            // Files of before 2026-12 say "score".
            Epoch = Value("epoch"), Metric = Value(columns.Contains("score") ? "score" : "metric"),
            LearningRate = Value("learning_rate"), GradientNorm = Value("gradient_norm"),
            ActiveShare = Value("active_share"),
            EffectiveRank = Value("effective_rank"), Spread = Value("spread"), DataWaitShare = Value("data_wait_share"),
            Warning = csv.TryGetField<string>(Warning, out var warning) && warning is { Length: > 0 } ? warning : null,
        };

        double Value(string name)
        {
            if (!csv.TryGetField<string>(name, out var text) || string.IsNullOrEmpty(text))
                return double.NaN;
            return double.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value
                : throw new FormatException($"'{text}' is no number.");
        }
    }
}
