using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using FaceLab.Basics;
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

    /// <summary>Returns the message without the parameter that .NET names after it, which a user does not
    /// know.</summary>
    public static string PlainMessage(Exception error)
    {
        var end = error is ArgumentException { ParamName: { } name }
            ? error.Message.IndexOf($" (Parameter '{name}')", StringComparison.Ordinal) : -1;
        return end < 0 ? NativeError.MessageOf(error) : error.Message[..end];
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
            var given = (error as ArgumentOutOfRangeException)?.ActualValue;
            throw new ArgumentException(Invariant(
                $"{option} {given}{(given is null ? "" : ": ")}{PlainMessage(error)}"));
        }
    }

    private static string? OptionOf(Command command, ArgumentException error) =>
        error.ParamName is { Length: > 0 } name
            ? command.Options.Select(option => option.Name)
                .FirstOrDefault(option => option == $"--{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}") : null;

    /// <summary>Reads numbers with a decimal point, whatever the system's language: there, 0,001 would be 1.</summary>
    private static Option<T> WithPoint<T>(Option<T> option)
    {
        switch (option)
        {
            case Option<double> number: number.CustomParser = Number<double>; break;
            case Option<double?> number: number.CustomParser = result => Number<double>(result); break;
            case Option<int> number: number.CustomParser = Number<int>; break;
            case Option<int?> number: number.CustomParser = result => Number<int>(result); break;
            case Option<long?> number: number.CustomParser = result => Number<long>(result); break;
        }
        return option;
    }

    private static T Number<T>(ArgumentResult result) where T : INumber<T>
    {
        var (text, isWhole) = (result.Tokens[0].Value, typeof(T) != typeof(double));
        var form = isWhole ? NumberStyles.AllowLeadingSign : NumberStyles.Float;
        if (T.TryParse(text, form, CultureInfo.InvariantCulture, out var number) && T.IsFinite(number))
            return number;
        result.AddError($"{OptionWords.NameOf(result)}: '{text}' is not a " + (isWhole
            ? "whole number in its range: write digits alone, like 48."
            : "number: write it with a decimal point, like 0.001."));
        return T.Zero;
    }

    /// <summary>Counts the picture files of a set: the total that progress is measured by.</summary>
    public static long FilesOf(FaceSet faces) =>
        faces.Records.Where(record => record.IsFile).Select(record => record.Path).Distinct(StringComparer.Ordinal)
            .LongCount();
}
