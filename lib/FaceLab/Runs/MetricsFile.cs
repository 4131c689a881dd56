using System.Globalization;
using System.Text;
using FaceLab.Basics;
using FaceLab.Data;
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
        var lines = File.ReadAllLines(path);
        var names = lines.Length > 0 ? lines[0].Split(',') : [];
        return [.. lines.Skip(1).Select((line, i) => Point(path, i + 2, names, Cells(path, i + 2, line)))];
    }

    /// <summary>Writes a text on one line in quotes, with quotes inside doubled (RFC 4180).</summary>
    private static string Quoted(string? text) => text is null ? ""
        : $"\"{text.ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Splits a line into cells; a text of <see cref="Quoted"/> is one cell, with its commas.</summary>
    private static string[] Cells(string path, int number, string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (quoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"')
                cell.Append(line[i++]);
            else if (line[i] == '"')
                quoted = !quoted;
            else if (quoted || line[i] != ',')
                cell.Append(line[i]);
            else
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
        }
        if (quoted)
            throw new FaceDataException($"'{path}', line {number}, has a quote that is not closed: the file was " +
                "changed. `facelab resume` writes it again.");
        return [.. cells, cell.ToString()];
    }

    private static string Cell(double value) => double.IsNaN(value) ? ""
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static EvaluationStep Point(string path, int line, string[] names, string[] cells)
    {
        if (cells.Length != names.Length)
            throw new FaceDataException($"'{path}', line {line}, has {cells.Length} cells for {names.Length} " +
                "columns: the file was changed. `facelab resume` writes it again.");
        return new EvaluationStep((int)Value("step"), Value("seconds"), Value("training_loss"),
            Value("validation_loss"), Value("images_per_second"))
        {
            Epoch = Value("epoch"), Metric = Value("metric", "score"), LearningRate = Value("learning_rate"),
            GradientNorm = Value("gradient_norm"),
            ActiveShare = Value("active_share"), EffectiveRank = Value("effective_rank"), Spread = Value("spread"),
            DataWaitShare = Value("data_wait_share"),
            Warning = Text(Warning) is { Length: > 0 } warning ? warning : null,
        };

        string Text(string name) => Array.IndexOf(names, name) is >= 0 and var column ? cells[column] : "";

        // Older files have another name for a column.
        double Value(string name, string? oldName = null)
        {
            var text = Text(oldName is not null && names.Contains(oldName) ? oldName : name);
            if (text.Length == 0)
                return double.NaN;
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
                : throw new FaceDataException($"'{path}', line {line}: '{text}' is not a number. `facelab resume` " +
                    "writes the file again.");
        }
    }
}
