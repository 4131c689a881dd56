using System.Buffers;
using System.Globalization;
using System.Text;

namespace FaceLab.Data.Fetching;

/// <summary>Decides whether a name from an archive or a catalogue may become a path, on every system alike.</summary>
internal static class EntryName
{
    private const int MaximumPathBytes = 1000;
    private const int MaximumNameBytes = 255;
    private static readonly SearchValues<char> NotOnWindows = SearchValues.Create("<>\"|?*");
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => (string[])[$"COM{n}", $"LPT{n}"])], StringComparer.OrdinalIgnoreCase);

    /// <summary>Cuts a name at its slashes; "." and empty parts are dropped, so that "./" is the folder itself and has no part.</summary>
    /// <returns>Why the name is refused, to go on after "its entry ...", or <see langword="null"/>.</returns>
    public static string? WhyRefused(string name, out string[] segments)
    {
        segments = [];
        if (Encoding.UTF8.GetByteCount(name) > MaximumPathBytes)
            return $"has a name longer than {MaximumPathBytes:N0} bytes";
        if (name.EnumerateRunes().Any(IsHidden))
            return "has control or invisible characters in its name";
        if (name.Contains('\\'))
            return "has a backslash in its name";
        if (name.StartsWith('/'))
            return "has an absolute path";
        if (name.Contains(':'))
            return "has a colon in its name, as drive letters have";
        if (name.AsSpan().ContainsAny(NotOnWindows))
            return "has one of the characters < > \" | ? * in its name, which not every system can store";
        segments = [.. name.Split('/').Where(part => part is not ("" or "."))];
        return segments.Select(WhyPartRefused).FirstOrDefault(reason => reason is not null);
    }

    /// <summary>A name fit for a message: hidden characters as codes, at most 100 characters.</summary>
    public static string Shown(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in name.EnumerateRunes().Take(100))
            _ = IsHidden(rune) ? text.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>") : text.Append(rune);
        return text.Append(name.Length > 100 ? "..." : "").ToString();
    }

    private static string? WhyPartRefused(string part)
    {
        if (part == "..")
            return "leads out of its folder by '..'";
        if (Encoding.UTF8.GetByteCount(part) > MaximumNameBytes)
            return $"has a name longer than {MaximumNameBytes} bytes in its path";
        // Windows drops these, so that ".. " would be ".." and "a." would be "a".
        if (part[^1] is '.' or ' ')
            return "has a name that ends in a dot or a space";
        return Devices.Contains(part.Split('.')[0].TrimEnd()) ? "has the name of a Windows device" : null;
    }

    // An unpaired surrogate enumerates as U+FFFD, and so do bytes that are not UTF-8.
    private static bool IsHidden(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
