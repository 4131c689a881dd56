using FaceLab.Basics;
using FaceLab.Data;
using Microsoft.Win32.SafeHandles;

namespace FaceLab.Faces;

/// <summary>Makes one cache, or goes on where an earlier process stopped. Whoever calls holds the cache's lock.</summary>
/// <remarks>
/// Rows go to the file as they are made, by plain writes, so that memory holds one row for each thread whatever the size of
/// the set. The folder gets its final name when pixels and manifest are on the disk: a kill leaves no cache or a whole one.
/// </remarks>
internal sealed class CacheBuilder(
    CachePaths paths, FaceSet faces, IFacePreparation preparation, string key, ContentHashes hashes, FaceCacheOptions options)
{
    /// <summary>Pictures between two lines of the journal: what a kill costs at most.</summary>
    private const int BlockPictures = 256;

    /// <summary>For manifest, journal and the file system's own books.</summary>
    private const long SpareBytes = 1 << 20;

    private readonly BuildProgress built = new();
    private readonly int bytesEach = preparation.Size * preparation.Size * 3;

    /// <summary>Makes the cache.</summary>
    /// <exception cref="FaceDataException">No picture can be read, the disk is full, or a file changed meanwhile.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; what is done is kept for the next time.</exception>
    public void Build(IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var good = BuildJournal.GoodBlocks(paths.PartialJournal, paths.PartialPixels, key, faces.Count, preparation.Size);
        foreach (var block in good)
            built.Add(block);
        try
        {
            CheckSpace();
            Directory.CreateDirectory(paths.Partial);
            using (var journal = BuildJournal.GoOn(paths.PartialJournal, key, faces.Count, preparation.Size, good))
                WriteRows(journal, progress, cancellationToken);
            CheckAnyReadable();
            CacheManifest.Of(faces, preparation, key, hashes, built).Write(paths.PartialManifest);
            Publish();
        }
        catch (IOException error) when (DiskSpace.IsFull(error))
        {
            Remove();
            throw new FaceDataException($"{FullDisk(RowBytes(faces.Count))} Nothing is left of the attempt.", error);
        }
        catch (FaceDataException)
        {
            // The same would happen again: there is nothing to go on from.
            Remove();
            throw;
        }
        catch (OperationCanceledException) when (built.Done == 0)
        {
            Remove();
            throw;
        }
    }

    private void WriteRows(BuildJournal journal, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        if (built.Done > 0)
            options.Say?.Invoke($"an earlier preparation of '{paths.Name}' was interrupted: going on after {built.Done:N0} of {faces.Count:N0}.");
        using var pixels = File.OpenHandle(paths.PartialPixels, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var run = new PreparationRun(faces, preparation, options.Threads, progress, built.Done);
        while (built.Done < faces.Count)
        {
            var block = WriteBlock(run, pixels, cancellationToken);
            journal.Add(block);
            built.Add(block);
        }
        RandomAccess.SetLength(pixels, RowBytes(built.Rows));
        RandomAccess.FlushToDisk(pixels);
    }

    private JournalBlock WriteBlock(PreparationRun run, SafeFileHandle pixels, CancellationToken cancellationToken)
    {
        var (from, to) = (built.Done, Math.Min(faces.Count, built.Done + BlockPictures));
        var checksums = new uint[to - from];
        var skipped = run.Prepare(from, to, (i, row) =>
        {
            checksums[i - from] = Crc32C.Of(row);
            PixelFile.WriteRow(pixels, built.Rows + i - from, row);
        }, cancellationToken);
        CheckUnchanged(run, from, to);
        var kept = Enumerable.Range(0, to - from).Except(skipped.Select(picture => picture.Index - from)).ToArray();
        if (skipped.Count > 0)
            CloseUp(pixels, kept);
        return new JournalBlock { Done = to, Checksums = [.. kept.Select(i => checksums[i])], Skipped = skipped };
    }

    /// <summary>Moves the rows of a block together where pictures between them could not be read.</summary>
    private void CloseUp(SafeFileHandle pixels, int[] kept)
    {
        var row = new byte[bytesEach];
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i] == i)
                continue;
            PixelFile.TryReadRow(pixels, built.Rows + kept[i], row);
            PixelFile.WriteRow(pixels, built.Rows + i, row);
        }
    }

    private void CheckUnchanged(PreparationRun run, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!run.Hashes[i].SequenceEqual(hashes[i]))
                throw new FaceDataException($"'{faces.Records[i].Path}' changed while '{faces.Name}' was prepared. " +
                    "Start again when nothing writes to the set.");
        }
    }

    private void CheckAnyReadable()
    {
        if (built.Rows == 0)
            throw PreparedFaces.NoneReadable(faces, built.Skipped);
    }

    private void CheckSpace()
    {
        var needed = RowBytes(faces.Count - built.Done) + SpareBytes;
        var free = DiskSpace.Free(paths.Root);
        if (free < needed)
            throw new FaceDataException(FullDisk(needed, free));
    }

    private string FullDisk(long needed, long? free = null) =>
        $"The disk of the cache folder '{paths.Root}' is full: the pixels need {needed / 1e6:N1} MB" +
        $"{(free is { } left ? $", {left / 1e6:N1} MB are free" : "")}. " +
        $"Free some, choose a smaller size, or name a folder on another disk by the environment variable {FaceCacheOptions.Variable}.";

    private void Publish()
    {
        Directory.Move(paths.Partial, paths.Whole);
        // Only now: until its folder had its name, the journal was what one could go on from.
        File.Delete(Path.Combine(paths.Whole, CachePaths.Journal));
    }

    private void Remove()
    {
        if (Directory.Exists(paths.Partial))
            CacheFolders.Delete(paths.Partial);
    }

    private long RowBytes(int rows) => (long)rows * bytesEach;
}
