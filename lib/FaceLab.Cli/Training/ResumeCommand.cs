using System.CommandLine;
using FaceLab.Cli.Data;
using FaceLab.Runs;

namespace FaceLab.Cli.Training;

/// <summary><c>facelab resume RUN</c>: goes on as if the run had never stopped.</summary>
internal static class ResumeCommand
{
    private static readonly Argument<string> Run = new("run") { Description = "The run's folder." };

    public static Command Create()
    {
        var command = new Command("resume", "Go on with a run that was stopped or killed.") { Run, CacheFolderOption.Option, RunWork.Device };
        command.SetWork((line, cancellationToken) =>
        {
            var run = TrainingRun.Open(line.GetRequiredValue(Run));
            return RunWork.Train(run, TrainingPictures.Open(run.Config), line, cancellationToken);
        });
        return command;
    }
}
