using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using FaceLab.Cli;
using FaceLab.Cli.Data;
using FaceLab.Cli.Embeddings;
using FaceLab.Cli.Evaluation;
using FaceLab.Cli.Export;
using FaceLab.Cli.Training;
using FaceLab.Data;
using FaceLab.Learning;
using FaceLab.Learning.Checkpoints;
using FaceLab.Onnx;

// `facelab`: the notebooks' steps from a shell. A RootCommand would take the assembly's name for its own.
var root = new Command("facelab", "The notebooks' steps from a shell, for long runs and scripts.")
{
    new HelpOption { Action = new CommandHelp() },
    new VersionOption(),
    CheckCommand.Create(),
    CheckCommand.CreateFaces(),
    new Command("data", "Get, inspect, align, split and cache sets of faces.")
    {
        GetCommand.Create(),
        RenderCommand.Create(),
        StatsCommand.Create(),
        DetectCommand.Create(),
        PruneCommand.Create(),
        SplitCommand.Create(),
        LeakCommand.Create(),
        PairsCommand.Create(),
        PrepareCommand.Create(),
        CacheCommand.Create(),
    },
    TrainCommand.Create(),
    RunWork.CreateResume(),
    RunsCommand.Create(),
    EvaluateCommand.Create(),
    EvaluateCommand.CreateReport(),
    EmbedCommand.Create(),
    CompareCommand.Create(),
    FindCommand.Create(),
    new Command("export", "Write networks for other programs.") { OnnxCommand.Create() },
};
try
{
    var line = root.Parse(args);
    // An error is its own line; a page of help below would hide it.
    if (line.Action is ParseErrorAction refusal)
        refusal.ShowHelp = false;
    // With a timeout an interrupt cancels the command's token, and the command has this long to save its work.
    return await line.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(5),
    });
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("facelab: stopped.");
    return 130;
}
catch (Exception error) when (error is FaceDataException or TrainingException or SafetensorsException
    or OnnxException or ArgumentException or IOException or UnauthorizedAccessException or NotSupportedException
    or TypeInitializationException or ExternalException or OutOfMemoryException)
{
    Console.Error.WriteLine($"facelab: {CommandParts.PlainMessage(error).ReplaceLineEndings(" ")}");
    return 1;
}
