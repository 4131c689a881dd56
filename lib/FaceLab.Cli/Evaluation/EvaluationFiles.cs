using FaceLab.Evaluation.Reporting;
using FaceLab.Runs;

namespace FaceLab.Cli.Evaluation;

/// <summary>Where an evaluation goes.</summary>
/// <param name="Csv">Every figure.</param>
/// <param name="Page">The report.</param>
internal sealed record EvaluationFiles(string Csv, string Page)
{
    /// <summary>Names after the model, where it has no folder of its own, the set, and the protocol, where one was asked for.</summary>
    /// <exception cref="IOException">The folder cannot be made: better now than after the work.</exception>
    public static EvaluationFiles In(string? folder, EvaluatedModel model, string set, EvaluationProtocol protocol)
    {
        folder ??= model.Run is { } run ? Path.Combine(run.Folder, "evaluation") : "evaluation";
        folder = Directory.CreateDirectory(folder).FullName;
        string[] parts =
        [
            .. model.Run is null ? [model.Name] : Array.Empty<string>(), Path.GetFileName(Path.TrimEndingDirectorySeparator(set)),
            .. protocol == EvaluationProtocol.Auto ? Array.Empty<string>() : [protocol.ToString().ToLowerInvariant()],
        ];
        var name = string.Concat(string.Join('-', parts)
            .Select(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' ? character : '-'));
        return new(Path.Combine(folder, $"{name}.csv"), Path.Combine(folder, $"{name}.html"));
    }
}
