using System.Text.RegularExpressions;

namespace TorchSharp.Tests.Golden;

/// <summary>The operations of native/ops/*.ops, by name and overload.</summary>
public static partial class OperationList
{
    public static IEnumerable<string> Lists =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "ops"), "*.ops")
            .Select(path => Path.GetFileNameWithoutExtension(path)!);

    public static IEnumerable<string> Of(string list) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "ops", list + ".ops"))
            .Select(line => Name().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^(\w+(?:\.\w+)?)\(")]
    private static partial Regex Name();
}
