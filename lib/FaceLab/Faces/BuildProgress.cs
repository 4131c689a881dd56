namespace FaceLab.Faces;

/// <summary>How far the making of a cache has come.</summary>
internal sealed class BuildProgress
{
    private readonly List<uint> checksums = [];
    private readonly List<SkippedPicture> skipped = [];

    /// <summary>Pictures done, from the first on.</summary>
    public int Done { get; private set; }

    /// <summary>Rows written: those of them that could be read.</summary>
    public int Rows => checksums.Count;

    /// <summary>CRC-32C of each row.</summary>
    public IReadOnlyList<uint> Checksums => checksums;

    /// <summary>Pictures without a row, in order.</summary>
    public IReadOnlyList<SkippedPicture> Skipped => skipped;

    /// <summary>Takes a block that is on its way to the disk.</summary>
    public void Add(JournalBlock block)
    {
        Done = block.Done;
        checksums.AddRange(block.Checksums);
        skipped.AddRange(block.Skipped);
    }
}
