using System.Security.Cryptography;

namespace FaceLab.Data.Fetching;

/// <summary>One file of a <see cref="DataSource"/>: its name, its sum, and where it can be had.</summary>
public sealed record DataFile
{
    /// <summary>The file's name, without a folder.</summary>
    public required string Name { get; init; }

    /// <summary>The SHA-256 of the whole file, 64 hexadecimal digits. A file without a sum is never fetched.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The length in bytes, where it is known; then a server that announces another length is passed
    /// over.</summary>
    public long? Bytes { get; init; }

    /// <summary>The full addresses (http or https), tried in this order. Empty: the file must be fetched by
    /// hand.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = [];

    /// <summary>True if the file is an archive (zip, tar, tar.gz) whose content makes the set; else it belongs to the
    /// set as it is.</summary>
    public bool Unpack { get; init; }

    /// <summary>True if the set is of use without this file, so that failing to get it is only reported.</summary>
    public bool Optional { get; init; }

    /// <summary>The remark for people: where the sum comes from, or how to get the file by hand.</summary>
    public string? Note { get; init; }

    /// <summary>The most that unpacking may take.</summary>
    public ArchiveLimits Limits { get; init; } = new();

    internal static bool IsMirror(Uri address) =>
        address is { IsAbsoluteUri: true, Scheme: "http" or "https" } && address.UserInfo.Length == 0;

    internal static async Task<string> SumOfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>True if the file at the path has the length and the sum of this one.</summary>
    internal async Task<bool> IsAtAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) && (Bytes is null || new FileInfo(path).Length == Bytes)
            && HasSum(await SumOfAsync(path, cancellationToken));

    internal bool HasSum(string sha256) => string.Equals(Sha256, sha256, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The most that an archive may take when it is unpacked. Real bytes are counted; what its headers say is
/// not believed.</summary>
public sealed record ArchiveLimits
{
    /// <summary>The number of files and folders, the folders that names imply counted in.</summary>
    public int MaximumEntries { get; init; } = 100_000;

    /// <summary>The bytes of all files together.</summary>
    public long MaximumBytes { get; init; } = 10_000_000_000;
}
