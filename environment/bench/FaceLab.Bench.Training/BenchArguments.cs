using System.Globalization;

namespace FaceLab.Bench;

/// <summary>A bench's command line: names, each with a value.</summary>
internal static class BenchArguments
{
    /// <summary>Gives each name and value to the options, one after the other.</summary>
    /// <exception cref="BenchException">A name has no value.</exception>
    public static TOptions Fold<TOptions>(string[] arguments, TOptions options, Func<TOptions, string, string,
        TOptions> with)
    {
        if (arguments.Length % 2 != 0)
            throw new BenchException($"'{arguments[^1]}' needs a value.");
        return arguments.Chunk(2).Aggregate(options, (so, pair) => with(so, pair[0], pair[1]));
    }

    /// <summary>A value that counts something.</summary>
    /// <exception cref="BenchException">It is no whole number, or below 1.</exception>
    public static int Count(string name, string value) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var count) && count >= 1
            ? count
            : throw new BenchException($"{name} is a whole number from 1 on, not '{value}'.");
}
