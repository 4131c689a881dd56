using System.Globalization;
using System.Text;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Learning;

namespace FaceLab.Runs;

/// <summary>The learning curve as <c>metrics.csv</c>: a column for each figure of <see cref="EvaluationStep"/>, empty
/// where it was not measured, and one for its warning in quotes.</summary>
internal static class MetricsFile
{
    private const string Warning = "warning";

    private static readonly (string Name, Func<EvaluationStep, double> Of)[] Columns =
    [
        ("step", point => point.Step), ("epoch", point => point.Epoch), ("seconds", point => point.Seconds),
        ("training_loss", point => point.TrainingLoss), ("validation_loss", point => point.ValidationLoss),
            ("metric", point => point.Metric),
        ("learning_rate", point => point.LearningRate), ("gradient_norm", point => point.GradientNorm),
            ("active_share", point => point.ActiveShare),
        ("effective_rank", point => point.EffectiveRank), ("spread", point => point.Spread),
        ("images_per_second", point => point.ImagesPerSecond), ("data_wait_share", point => point.DataWaitShare),
    ];

    /// <summary>Writes the whole curve; a failure leaves the old file as it was.</summary>
    public static void Write(string path, IReadOnlyList<EvaluationStep> history)
    {
        var text = new StringBuilder().AppendJoin(',', Columns.Select(column => column.Name).Append(Warning))
            .Append('\n');
        foreach (var point in history)
            text.AppendJoin(',', Columns.Select(column => Cell(column.Of(point))).Append(Quoted(point.Warning)))
                .Append('\n');
        WholeFile.Write(path, temporary => File.WriteAllText(temporary, text.ToString()));
    }

    /// <summary>Reads a curve; its columns may be in any order, and some may be missing.</summary>
    /// <exception cref="FaceDataException">A line has another number of cells or an open quote, or a cell is not a
    /// number.</exception>
    public static IReadOnlyList<EvaluationStep> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            return [.. CsvTable.Read(path, "step").Select(Point)];
        }
        catch (FaceDataException error)
        {
            throw new FaceDataException($"{error.Message} `facelab resume` writes the file again.", error);
        }
    }

    /// <summary>Writes a text on one line in quotes, with quotes inside doubled (RFC 4180).</summary>
    private static string Quoted(string? text) => text is null ? ""
        : $"\"{text.ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Cell(double value) => double.IsNaN(value) ? ""
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static EvaluationStep Point(CsvRow row) => new((int)row.AnyReal("step"), row.AnyReal("seconds"),
        row.AnyReal("training_loss"), row.AnyReal("validation_loss"), row.AnyReal("images_per_second"))
    {
        // Older files have another name for the metric.
        Epoch = row.AnyReal("epoch"), Metric = row.AnyReal(row.Has("score") ? "score" : "metric"),
        LearningRate = row.AnyReal("learning_rate"), GradientNorm = row.AnyReal("gradient_norm"),
        ActiveShare = row.AnyReal("active_share"), EffectiveRank = row.AnyReal("effective_rank"),
        Spread = row.AnyReal("spread"), DataWaitShare = row.AnyReal("data_wait_share"),
        Warning = row[Warning].Length > 0 ? row[Warning] : null,
    };
}
