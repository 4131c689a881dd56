using System.Security.Cryptography;

namespace FaceLab.Data.Fetching;

/// <summary>One file of a <see cref="DataSource"/>: its name, its sum and its addresses.</summary>
public sealed record DataFile
{
    /// <summary>The file's name, without a folder.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of the whole file, 64 hexadecimal digits. A file without a sum is never fetched.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The length in bytes, if known. A server that announces another length is then skipped.</summary>
    public long? Bytes { get; init; }

    /// <summary>The full addresses (http or https), tried in this order. Empty: the file must be fetched by
    /// hand.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = [];

    /// <summary>True if the file is an archive (zip, tar, tar.gz) to unpack into the set; else the set holds the file
    /// itself.</summary>
    public bool Unpack { get; init; }

    /// <summary>True if the set is useful without this file. A failure to get it is then only reported.</summary>
    public bool Optional { get; init; }

    /// <summary>The remark for people: the source of the sum, or how to get the file by hand.</summary>
    public string? Note { get; init; }

    /// <summary>The function that makes the file's text from the set's folder if the file cannot be got, or
    /// <see langword="null"/>. It throws <see cref="FaceDataException"/> if the text has another sum.</summary>
    internal Func<string, string>? Rebuild { get; init; }

    /// <summary>The limits for unpacking the file.</summary>
    public ArchiveLimits Limits { get; init; } = new();

    internal static bool IsMirror(Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https" } && address.UserInfo.Length == 0;

    internal static async Task<string> SumOfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>Returns true if the file at the path has the length and the sum of this one.</summary>
    internal async Task<bool> IsAtAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) && (Bytes is null || new FileInfo(path).Length == Bytes)
            && HasSum(await SumOfAsync(path, cancellationToken));

    internal bool HasSum(string sha256) => string.Equals(Sha256, sha256, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The limits for unpacking an archive. The unpacked bytes are counted; the archive's headers are not
/// trusted.</summary>
public sealed record ArchiveLimits
{
    /// <summary>The most files and folders, with the folders that names imply.</summary>
    public int MaximumEntries { get; init; } = 100_000;

    /// <summary>The most bytes of all files together.</summary>
    public long MaximumBytes { get; init; } = 10_000_000_000;
}
