using System.Text.RegularExpressions;

namespace FaceLab.Data.Fetching;

/// <summary>What a <see cref="DataSource"/> must be like before anything is done with it.</summary>
internal static partial class SourceRules
{
    /// <summary>Folders beside the sets' that FaceLab uses itself.</summary>
    private static readonly string[] OwnFolders = [DataPlaces.IncomingName, DataPlaces.DownloadsName];

    public static void Check(DataSource source)
    {
        if (!SetName().IsMatch(source.Name) || OwnFolders.Contains(source.Name) || EntryName.WhyRefused(source.Name, out _) is not null)
            throw Bad(source.Name, "that name", $"1 to 40 small letters, digits and hyphens, and neither '{string.Join("' nor '", OwnFolders)}'");
        (string, string)[] texts = [(source.Title, "title"), (source.Terms, "terms"), (source.Citation, "citation")];
        foreach (var (text, what) in texts)
        {
            if (string.IsNullOrWhiteSpace(text))
                throw Bad(source.Name, $"an empty {what}", "a text: people read it before anything is fetched");
        }
        if (source.Files.Count is 0 or > 1000 || source.Files.Any(file => file is null))
            throw Bad(source.Name, $"{source.Files.Count:N0} files, {source.Files.Count(file => file is null):N0} of them null", "1 to 1,000 files");
        var twice = source.Files.CountBy(file => file.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(name => name.Value > 1).Key;
        if (twice is not null)
            throw Bad(source.Name, $"the file '{twice}' twice", "different names");
        foreach (var file in source.Files)
            Check(file, source.Name);
    }

    public static void Check(DataFile file, string source)
    {
        if (EntryName.WhyRefused(file.Name, out var segments) is { } reason)
            throw Bad(source, $"a file named '{EntryName.Shown(file.Name)}', which {reason}", "a plain file name");
        if (segments is not [var name] || name != file.Name || name[0] == '.')
            throw Bad(source, $"a file named '{file.Name}'", "a plain file name, without a folder, that does not start with a dot");
        // Downloads use these endings.
        if (name.EndsWith(".part", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".part.json", StringComparison.OrdinalIgnoreCase))
            throw Bad(source, $"a file named '{name}'", "another ending than that of files on their way");
        if (!Sum().IsMatch(file.Sha256))
            throw Bad(source, $"the sum '{file.Sha256}' of '{file.Name}'", "SHA-256, 64 hexadecimal digits");
        if (file.Bytes < 0)
            throw Bad(source, $"the length {file.Bytes} of '{file.Name}'", "bytes, or nothing where it is not known");
        foreach (var mirror in file.Mirrors)
        {
            if (mirror is null || !IsWebAddress(mirror))
                throw Bad(source, $"the mirror '{mirror}' of '{file.Name}'", "an http or https address without a user's name");
        }
        file.Limits.Validate();
    }

    public static bool IsWebAddress(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0;

    private static FaceDataException Bad(string source, string given, string expected) =>
        new($"The catalogue's entry '{EntryName.Shown(source)}' has {given}; expected {expected}. Correct the entry.");

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,39}\z", RegexOptions.NonBacktracking)]
    private static partial Regex SetName();

    [GeneratedRegex(@"^[0-9a-fA-F]{64}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Sum();
}
