namespace FaceLab.Data.Fetching;

/// <summary>A set of faces that can be fetched: its files with their sums, its terms of use and its citation.</summary>
public sealed record DataSource
{
    /// <summary>The set's name on the command line, and its folder's under the data folder: small letters, digits, hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>Terms of use, shown before anything is fetched.</summary>
    public required string Terms { get; init; }

    /// <summary>What a publication that uses the set cites.</summary>
    public required string Citation { get; init; }

    /// <summary>The set's files.</summary>
    public required IReadOnlyList<DataFile> Files { get; init; }

    /// <summary>Fails unless names, sums, lengths and addresses are fit for use.</summary>
    /// <exception cref="FaceDataException">Names the first value that is not, and what was expected.</exception>
    public void Validate() => SourceRules.Check(this);
}
