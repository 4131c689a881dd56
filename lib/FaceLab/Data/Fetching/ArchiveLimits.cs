namespace FaceLab.Data.Fetching;

/// <summary>What an archive may take when it is unpacked. Real bytes are counted; what its headers say is not believed.</summary>
public sealed record ArchiveLimits
{
    /// <summary>Files and folders, the folders that names imply counted in.</summary>
    public int MaximumEntries { get; init; } = 100_000;

    /// <summary>Bytes of one file.</summary>
    public long MaximumEntryBytes { get; init; } = 1_000_000_000;

    /// <summary>Bytes of all files together.</summary>
    public long MaximumBytes { get; init; } = 10_000_000_000;

    /// <summary>How many times larger than the archive its content may be, once it passes 1 MB.</summary>
    /// <remarks>Pictures hardly shrink (1 to 2); text shrinks to a tenth. Deflate reaches 1,032, on zeros.</remarks>
    public double MaximumRatio { get; init; } = 100;

    /// <summary>Fails unless every limit is positive.</summary>
    /// <exception cref="FaceDataException">Names the limit.</exception>
    public void Validate()
    {
        foreach (var (value, name) in (ReadOnlySpan<(double, string)>)[(MaximumEntries, nameof(MaximumEntries)),
            (MaximumEntryBytes, nameof(MaximumEntryBytes)), (MaximumBytes, nameof(MaximumBytes)), (MaximumRatio, nameof(MaximumRatio))])
        {
            if (!(value > 0))
                throw new FaceDataException($"{name} is {value}; expected a number above 0.");
        }
    }
}
