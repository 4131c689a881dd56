using System.Collections.Concurrent;

namespace FaceLab.Display;

/// <summary>Scripts and styles that are part of this assembly.</summary>
internal static class Asset
{
    private static readonly ConcurrentDictionary<string, string> Texts = new(StringComparer.Ordinal);

    /// <summary>The text of a file in a folder <c>Page</c>.</summary>
    public static string Read(string name) => Texts.GetOrAdd(name, file =>
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"'{file}' is no part of this assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().TrimEnd();
    });
}
