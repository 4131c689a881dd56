using System.Text;
using System.Text.RegularExpressions;

namespace FaceLab.Data.Fetching;

/// <summary>Decides if a name from an archive or a catalogue is safe as a path. The rules are the same on every
/// system.</summary>
internal static class EntryName
{
    private const string Hidden = @"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]";

    private static readonly (Regex Pattern, string Reason)[] Refusals =
    [
        (Of(Hidden), "has control or invisible characters in its name"),
        (Of(@"\\"), "has a backslash in its name"),
        (Of("^/"), "has an absolute path"),
        (Of(":"), "has a colon in its name, as drive letters have"),
        (Of(@"[<>""|?*]"), "has one of the characters < > \" | ? * in its name, which not every system can store"),
        (Of(@"(^|/)\.\.(/|$)"), "leads out of its folder by '..'"),
        // Windows drops a dot or a space at the end: ".. " would be ".." and "a." would be "a".
        (Of(@"([^/]\.| )(/|$)"), "has a name that ends in a dot or a space"),
        (Of(@"(^|/)(con|prn|aux|nul|com\d|lpt\d) *(\.[^/]*)?(/|$)"), "has the name of a Windows device"),
    ];

    /// <summary>Splits a name at its slashes and checks it. "." and empty parts are dropped, so "./", the folder
    /// itself, has no part.</summary>
    /// <returns>The reason for refusing the name, written to follow "its entry ...", or
    /// <see langword="null"/>.</returns>
    public static string? WhyRefused(string name, out string[] parts)
    {
        parts = [.. name.Split('/').Where(part => part is not ("" or "."))];
        if (Encoding.UTF8.GetByteCount(name) > 1000 || parts.Any(part => Encoding.UTF8.GetByteCount(part) > 255))
            return "has a name longer than 255 bytes, or 1,000 with its folders";
        return Refusals.FirstOrDefault(refusal => refusal.Pattern.IsMatch(name)).Reason;
    }

    /// <summary>Writes a name for a message: hidden characters as codes, at most 100 characters.</summary>
    public static string Shown(string name) => name.Length > 100 ? Shown(name[..100]) + "..."
        : Regex.Replace(name, Hidden, hidden => $"<U+{(int)hidden.Value[0]:X4}>");

    private static Regex Of(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
