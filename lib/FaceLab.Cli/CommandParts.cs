using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
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
        Usual("--device", "The device; auto takes a GPU if there is one.", "auto").Among("auto", "cpu", "cuda");

    public static Option<string?> Cache { get; } = Optional<string?>("--cache",
        $"The folder of all caches; if not given, {FaceCacheOptions.Variable}, or else data/cache of the checkout.");

    public static Option<bool> Force { get; } = Optional<bool>("--force", "Overwrite results that exist already.");

    /// <summary>Fails if a file exists and <see cref="Force"/> is not given: better now than after the work.</summary>
    public static void RequireNew(ParseResult line, params IReadOnlyList<string> files)
    {
        if (!line.GetValue(Force) && files.FirstOrDefault(Path.Exists) is { } file)
            throw new IOException($"'{file}' exists already: give --force to overwrite it, or name another place.");
    }

    public static string CacheOf(ParseResult line) =>
        line.GetValue(Cache) is { } folder ? Path.GetFullPath(folder) : FaceCacheOptions.DefaultFolder();

    /// <summary>Makes the options of the cache of prepared faces.</summary>
    public static FaceCacheOptions CacheOptionsOf(ParseResult line) =>
        new() { Folder = CacheOf(line), Say = Output.Note };

    public static Device DeviceOf(ParseResult line) => line.GetValue(Device) switch
    {
        "cuda" when !cuda.is_available() =>
            throw new ArgumentException("There is no CUDA device here: leave --device out, or give --device cpu."),
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
        WithPoint(new Option<T>(name) { Description = description, HelpName = help });

    /// <summary>Makes an option with a default value.</summary>
    public static Option<T> Usual<T>(string name, string description, T usual, string? help = null) =>
        WithPoint(new Option<T>(name)
        {
            Description = description, DefaultValueFactory = _ => usual, HelpName = help,
        });

    /// <summary>Makes a command that does not block the thread that listens for Ctrl-C.</summary>
    public static DocumentedCommand MakeCommand(string name, string description,
        Func<ParseResult, CancellationToken, int> work, params Symbol[] parts)
    {
        var command = new DocumentedCommand(name, description);
        foreach (var part in parts)
        {
            if (part is Argument argument)
                command.Add(argument);
            else
                command.Add((Option)part);
        }
        command.SetAction((line, cancellationToken) =>
            Task.Run(() => Named(command, () => work(line, cancellationToken)), cancellationToken));
        return command;
    }

    /// <summary>Names the option in the message of a value that the library refuses.</summary>
    private static int Named(Command command, Func<int> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException error) when (OptionOf(command, error) is { } option)
        {
            var end = error.Message.IndexOf($" (Parameter '{error.ParamName}')", StringComparison.Ordinal);
            var given = (error as ArgumentOutOfRangeException)?.ActualValue;
            throw new ArgumentException(Invariant(
                $"{option} {given}{(given is null ? "" : ": ")}{(end < 0 ? error.Message : error.Message[..end])}"));
        }
    }

    private static string? OptionOf(Command command, ArgumentException error) =>
        error.ParamName is { Length: > 0 } name
            ? command.Options.Select(option => option.Name)
                .FirstOrDefault(option => option == $"--{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}") : null;

    /// <summary>Reads numbers with a decimal point, whatever the system's language: there, 0,001 would be 1.</summary>
    private static Option<T> WithPoint<T>(Option<T> option)
    {
        if (option is Option<double> number)
            number.CustomParser = Number;
        else if (option is Option<double?> optional)
            optional.CustomParser = result => Number(result);
        return option;
    }

    private static double Number(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number))
            return number;
        result.AddError(
            $"{OptionWords.NameOf(result)}: '{text}' is not a number: write it with a decimal point, like 0.001.");
        return 0;
    }

    /// <summary>Counts the picture files of a set: the total that progress is measured by.</summary>
    public static long FilesOf(FaceSet faces) =>
        faces.Records.Where(record => record.IsFile).Select(record => record.Path).Distinct(StringComparer.Ordinal)
            .LongCount();
}
