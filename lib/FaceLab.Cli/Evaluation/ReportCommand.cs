using System.CommandLine;
using FaceLab.Cli.Data;

namespace FaceLab.Cli.Evaluation;

/// <summary><c>facelab report MODEL SET</c>: as <c>evaluate</c>, and one HTML page that works offline.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var command = new Command("report", "As evaluate, and one HTML page with curves, threshold explorer and hardest pairs; it works offline.");
        EvaluationWork.AddTo(command);
        command.SetWork((line, cancellationToken) => EvaluationWork.Run(line, withPage: true, cancellationToken));
        return command;
    }
}
