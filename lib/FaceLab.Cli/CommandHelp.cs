using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace FaceLab.Cli;

/// <summary>A command whose help ends with examples, which work as typed, and its exit codes.</summary>
internal sealed class DocumentedCommand(string name, string description) : Command(name, description)
{
    private const string Stopped = "130: stopped by Ctrl+C.";

    public IReadOnlyList<string> Examples { get; private set; } = [];

    public string ExitCodes { get; private set; } = $"0: done; 1: an error; {Stopped}";

    public DocumentedCommand WithExamples(params string[] lines)
    {
        Examples = lines;
        return this;
    }

    /// <summary>Tells of a third outcome, 2.</summary>
    public DocumentedCommand WithExitCodes(string zero, string two)
    {
        ExitCodes = $"0: {zero}; 2: {two}; 1: an error; {Stopped}";
        return this;
    }
}

/// <summary>Help that ends with a command's examples and exit codes.</summary>
internal sealed class CommandHelp : SynchronousCommandLineAction
{
    /// <summary>Makes pictures for examples.</summary>
    public const string Pictures = "facelab data render faces";

    /// <summary>Makes a run for examples, in seconds.</summary>
    public const string FirstRun = "facelab train synthetic --steps 20 --run runs/first";

    private readonly HelpAction usual = new();

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = usual.Invoke(parseResult);
        if (parseResult.CommandResult.Command is not DocumentedCommand command)
            return exitCode;
        Console.WriteLine("Examples:");
        foreach (var line in command.Examples)
            Console.WriteLine($"  {line}");
        Console.WriteLine($"\nExit code:\n  {command.ExitCodes}");
        return exitCode;
    }
}
