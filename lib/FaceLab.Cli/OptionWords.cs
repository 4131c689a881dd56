using System.CommandLine.Parsing;

namespace FaceLab.Cli;

/// <summary>Options whose values are words: spelled in small letters, read in any case, listed in help and
/// errors.</summary>
internal static class OptionWords
{
    /// <summary>Limits an option to some words, in any case; its value is the word as it is given here.</summary>
    public static Option<T> Among<T>(this Option<T> option, params string[] words)
        where T : class?
    {
        option.CustomParser = result => Word(result, words) as T;
        return option.Listing(words);
    }

    /// <summary>Makes an option whose words are the names of an enum, in small letters; any case is read.</summary>
    public static Option<T?> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        string[] words = [.. Enum.GetNames<T>().Select(word => word.ToLowerInvariant())];
        return new Option<T?>(name)
        {
            Description = description,
            CustomParser = result => Word(result, words) is { } word ? Enum.Parse<T>(word, ignoreCase: true) : null,
        }.Listing(words);
    }

    /// <summary>Names the words in the help: in the first column if they are few, else in the description.</summary>
    private static Option<T> Listing<T>(this Option<T> option, string[] words)
    {
        const int Widest = 40;
        option.HelpName = string.Join('|', words);
        if (option.HelpName.Length > Widest)
        {
            option.HelpName = "NAME";
            option.Description += $" One of {string.Join(", ", words)}.";
        }
        option.CompletionSources.Add(words);
        return option;
    }

    private static string? Word(ArgumentResult result, string[] words)
    {
        var given = result.Tokens[0].Value;
        var word = Array.Find(words, word => string.Equals(word, given, StringComparison.OrdinalIgnoreCase));
        if (word is null)
            result.AddError($"{NameOf(result)} takes {string.Join(", ", words[..^1])} or {words[^1]}, not '{given}'.");
        return word;
    }

    /// <summary>Returns the option of a value, for messages.</summary>
    public static string NameOf(ArgumentResult result) =>
        result.Parent is OptionResult { Option: var option } ? option.Name : result.Argument.Name;
}
