using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using FaceLab.Data;
using FaceLab.Display.Charts;
using FaceLab.Display.Faces;
using FaceLab.Learning;
using FaceLab.Runs;

namespace FaceLab.Display.Tables;

/// <summary>A training run: what decides it, what it came to, and its curve.</summary>
internal static class RunTables
{
    public static string Of(TrainingRun run)
    {
        try
        {
            return Settings(run.Name, run.Config.ToJson()) + Curve(run.History, run.Config.Training.Steps);
        }
        catch (FaceDataException error)
        {
            // Somebody changed the curve's file: the run is still there to be looked at.
            return Settings(run.Name, run.Config.ToJson()) + $"<div style=\"{FaceTile.Font}\">{WebUtility.HtmlEncode(error.Message)}</div>";
        }
    }

    public static string Of(TrainingOutcome outcome)
    {
        var steps = outcome.History.Count > 0 ? outcome.History[^1].Step : 0;
        return new ValueTable("Training").Row("network", outcome.Network.GetType().Name, $"{outcome.Network.EmbeddingSize} numbers in an embedding")
            .Row("state", outcome.Finished ? "finished" : "stopped", outcome.Finished ? "" : "can go on from its last checkpoint")
            .ToHtml() + Curve(outcome.History, steps);
    }

    private static string Curve(IReadOnlyList<EvaluationStep> history, int steps)
    {
        if (history.Count == 0)
            return $"<div style=\"{FaceTile.Font}\">Not one point of the curve yet.</div>";
        var last = history[^1];
        var table = new ValueTable("Curve").Row("steps", Text(last.Step, "N0"), $"of {Text(steps, "N0")}")
            .Row("training", $"{Text(last.Seconds, "N0")} s", $"{Text(last.ImagesPerSecond, "N0")} images/s lately");
        if (history.Where(point => double.IsFinite(point.Metric)).MaxBy(point => point.Metric) is { } best)
            table.Row("best score", Text(best.Metric, "F4"), $"at step {Text(best.Step, "N0")}");
        if (history.Where(point => double.IsFinite(point.ValidationLoss)).MinBy(point => point.ValidationLoss) is { } lowest)
            table.Row("lowest validation loss", Text(lowest.ValidationLoss, "F4"), $"at step {Text(lowest.Step, "N0")}");
        if (history.LastOrDefault(point => point.Warning is not null) is { } warned)
            table.Row("warning", "⚠", $"at step {Text(warned.Step, "N0")}: {warned.Warning}");
        return table.ToHtml() + TrainingChart.Of(history, steps).ToFragment();
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A row for each part of a config: its kind, and its settings.</summary>
    private static string Settings(string name, string json)
    {
        using var config = JsonDocument.Parse(json);
        var table = new ValueTable($"Run {name}");
        foreach (var part in config.RootElement.EnumerateObject())
        {
            var (kind, rest) = part.Value.ValueKind == JsonValueKind.Object ? Split(part.Value) : (part.Value.ToString(), "");
            table.Row(Words(part.Name), kind, rest);
        }
        return table.ToHtml();
    }

    /// <summary>The member that names an object, and its other members.</summary>
    private static (string Kind, string Settings) Split(JsonElement value)
    {
        var members = value.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).ToLookup(member => member.Name is "kind" or "set");
        return (string.Join(", ", members[true].Select(member => member.Value.ToString())), string.Join(", ", members[false].Select(Setting)));
    }

    private static string Setting(JsonProperty member)
    {
        if (member.Value.ValueKind != JsonValueKind.Object)
            return $"{Words(member.Name)} {member.Value}";
        var (kind, rest) = Split(member.Value);
        return member.Name == "options" ? rest : $"{Words(member.Name)} {kind}{(kind.Length > 0 && rest.Length > 0 ? " " : "")}{(rest.Length > 0 ? $"({rest})" : "")}";
    }

    /// <summary>"learningRate" as people write it.</summary>
    private static string Words(string name)
    {
        var words = new StringBuilder();
        foreach (var letter in name)
            words.Append(char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter);
        return words.ToString();
    }
}
