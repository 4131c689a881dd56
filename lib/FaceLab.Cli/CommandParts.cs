using FaceLab.Data;
using FaceLab.Faces;
using static TorchSharp.torch;

namespace FaceLab.Cli;

/// <summary>The arguments and options that several commands have, and short ways to make others.</summary>
internal static class CommandParts
{
    public static Option<bool> Json { get; } = Optional<bool>("--json", "Write one JSON document instead of tables.");

    public static Option<int> Seed { get; } = Usual("--seed", "The same seed gives the same result.", 1);

    public static Option<string> Device { get; } =
        Usual("--device", "Where to compute; a GPU where there is one.", "auto").Among("auto", "cpu", "cuda");

    public static Option<string?> Cache { get; } = Optional<string?>("--cache",
        $"The folder of all caches; {FaceCacheOptions.Variable}, else data/cache of the checkout, if not given.");

    public static string CacheOf(ParseResult line) =>
        line.GetValue(Cache) is { } folder ? Path.GetFullPath(folder) : FaceCacheOptions.DefaultFolder();

    /// <summary>Makes the options of work on prepared faces.</summary>
    public static FaceCacheOptions CacheOptionsOf(ParseResult line) =>
        new() { Folder = CacheOf(line), Say = Output.Note };

    public static Device DeviceOf(ParseResult line) => line.GetValue(Device) switch
    {
        "cuda" when !cuda.is_available() =>
            throw new ArgumentException("There is no CUDA device here: leave --device out, or say --device cpu."),
        "cuda" => CUDA,
        "cpu" => CPU,
        _ => cuda.is_available() ? CUDA : CPU,
    };

    public static Argument<string> Set(string name = "set") => new(name)
    {
        Description = "A set by name (lfw, pins70, orl ...), looked up in FACELAB_DATA, data/ and ../shared/data, " +
            "or the path of a folder or manifest.",
    };

    /// <summary>Makes an option that may be left out.</summary>
    public static Option<T> Optional<T>(string name, string description, string? help = null) =>
        new(name) { Description = description, HelpName = help };

    /// <summary>Makes an option with a usual value.</summary>
    public static Option<T> Usual<T>(string name, string description, T usual, string? help = null) =>
        new(name) { Description = description, DefaultValueFactory = _ => usual, HelpName = help };

    /// <summary>Lets an option take only some words.</summary>
    public static Option<T> Among<T>(this Option<T> option, params string[] words)
    {
        option.HelpName = string.Join('|', words);
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    /// <summary>Makes a command that works beside the thread that listens for Ctrl-C.</summary>
    public static Command MakeCommand(string name, string description, Func<ParseResult, CancellationToken, int> work,
        params Symbol[] parts)
    {
        var command = new Command(name, description);
        foreach (var part in parts)
        {
            if (part is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)part);
        }
        command.SetAction((line, cancellationToken) =>
            Task.Run(() => work(line, cancellationToken), cancellationToken));
        return command;
    }

    /// <summary>Counts picture files, which is the measure of long work.</summary>
    public static long FilesOf(FaceSet faces) =>
        faces.Records.Where(record => record.IsFile).Select(record => record.Path).Distinct(StringComparer.Ordinal)
            .LongCount();
}
