using System.Text.RegularExpressions;

namespace FaceLab.Data.Fetching;

/// <summary>A set of faces that can be fetched: its files with their sums, its terms of use and its citation.</summary>
public sealed partial record DataSource
{
    /// <summary>The set's name on the command line, and the name of its folder under the data folder: small letters,
    /// digits, hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The set's title, one line.</summary>
    public required string Title { get; init; }

    /// <summary>The terms of use, shown before anything is fetched.</summary>
    public required string Terms { get; init; }

    /// <summary>The work to cite in a publication that uses the set.</summary>
    public required string Citation { get; init; }

    /// <summary>The set's files.</summary>
    public required IReadOnlyList<DataFile> Files { get; init; }

    /// <summary>Checks the names, sums, lengths and addresses.</summary>
    /// <exception cref="FaceDataException">A value is not valid; the message names the first one and the expected
    /// form.</exception>
    public void Validate()
    {
        Check(SetName().IsMatch(Name) && Name is not ("incoming" or "downloads")
            && EntryName.WhyRefused(Name, out _) is null,
            "that name", "1 to 40 small letters, digits and hyphens, and neither 'incoming' nor 'downloads', which " +
            "are FaceLab's own");
        (string, string)[] texts = [(Title, "title"), (Terms, "terms"), (Citation, "citation")];
        foreach (var (text, what) in texts)
            Check(!string.IsNullOrWhiteSpace(text), $"an empty {what}", "a text: people read it before anything is " +
                "fetched");
        Check(Files.Count > 0 && Files.All(file => file is not null), $"{Files.Count:N0} files or one that is null",
            "one file or more");
        var twice = Files.CountBy(file => file.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(name => name.Value > 1).Key;
        Check(twice is null, $"the file '{twice}' twice", "different names");
        foreach (var file in Files)
            Check(file);
    }

    private void Check(DataFile file)
    {
        var refusal = EntryName.WhyRefused(file.Name, out var parts);
        Check(refusal is null, $"a file whose name '{EntryName.Shown(file.Name)}' {refusal}", "a plain file name");
        Check(parts is [var name] && name == file.Name && name[0] != '.'
            && !name.EndsWith(".part", StringComparison.OrdinalIgnoreCase),
            $"a file named '{file.Name}'", "a plain name, without a folder, that does not start with a dot or end in " +
            "'.part'");
        Check(Sum().IsMatch(file.Sha256), $"the sum '{file.Sha256}' of '{file.Name}'", "SHA-256, 64 hexadecimal " +
            "digits");
        Check(!(file.Bytes < 0), $"the length {file.Bytes} of '{file.Name}'", "bytes, or nothing where it is not " +
            "known");
        foreach (var mirror in file.Mirrors)
            Check(mirror is not null && DataFile.IsMirror(mirror), $"the mirror '{mirror}' of '{file.Name}'",
                "an http or https address without a user's name");
        Check(file.Limits is { MaximumEntries: > 0, MaximumBytes: > 0 }, $"the limits {file.Limits} of '{file.Name}'",
            "numbers above 0");
    }

    private void Check(bool isFit, string given, string expected)
    {
        if (!isFit)
            throw new FaceDataException(
                $"The catalogue's entry '{EntryName.Shown(Name)}' has {given}; expected {expected}. Correct the " +
                "entry.");
    }

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,39}\z")]
    private static partial Regex SetName();

    [GeneratedRegex(@"^[0-9a-fA-F]{64}\z")]
    private static partial Regex Sum();
}
