namespace FaceLab.Data.Fetching;

/// <summary>One file of a <see cref="DataSource"/>: its name, its sum, and where it can be had.</summary>
public sealed record DataFile
{
    /// <summary>The file's name, without a folder.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the whole file, 64 hexadecimal digits. A file without a sum is never fetched.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Length in bytes, where it is known; then a server that announces another length is passed over.</summary>
    public long? Bytes { get; init; }

    /// <summary>Full addresses (http or https), tried in this order. Empty: the file must be fetched by hand.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = [];

    /// <summary>Whether the file is an archive (zip, tar, tar.gz) whose content makes the set, or belongs to the set as it is.</summary>
    public bool Unpack { get; init; }

    /// <summary>Whether the set is of use without this file, so that failing to get it is only reported.</summary>
    public bool Optional { get; init; }

    /// <summary>What people should know of this file: where its sum comes from, or how to get it by hand.</summary>
    public string? Note { get; init; }

    /// <summary>What unpacking may take at most.</summary>
    public ArchiveLimits Limits { get; init; } = new();
}
