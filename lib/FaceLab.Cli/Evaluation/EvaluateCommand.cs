using System.CommandLine;
using FaceLab.Cli.Data;

namespace FaceLab.Cli.Evaluation;

/// <summary><c>facelab evaluate MODEL SET</c>: the figures of a model on a set, as a table and a CSV file.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var command = new Command("evaluate", "Judge a trained network on a set of faces: a table, and a CSV file of every figure.");
        EvaluationWork.AddTo(command);
        command.SetWork((line, cancellationToken) => EvaluationWork.Run(line, withPage: false, cancellationToken));
        return command;
    }
}
