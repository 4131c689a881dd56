using System.IO.Compression;
using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>Unpacks zip, tar and tar.gz archives of which nothing is known, so that they can do no harm.</summary>
/// <remarks>
/// Refused by name and reason: absolute paths, "..", drive letters, backslashes, links, devices, pipes, sparse and encrypted
/// files, names that come twice (also by case), that are not printable, too long or not storable everywhere, a file used as a
/// folder, more entries or bytes than the limits, and content far larger than its archive. Truncated and corrupt archives are
/// found by their checksums. Modes, owners and times are not applied. Memory is bounded whatever the headers say.
/// </remarks>
public static class SafeArchive
{
    private const int MagicBytes = 262;

    /// <summary>Unpacks an archive into a new folder, which appears when it is whole.</summary>
    /// <remarks>Two hidden names beside the folder belong to it: a lock, and the unfinished folder, which a kill may leave and the
    /// next try clears.</remarks>
    /// <param name="archive">A zip, tar or tar.gz file; its content says which, not its name.</param>
    /// <param name="folder">Must not exist, or be empty; its parent must exist.</param>
    /// <param name="limits">What it may take at most.</param>
    /// <param name="progress">Told the bytes unpacked.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left.</param>
    /// <returns>Files, and bytes in them.</returns>
    /// <exception cref="FaceDataException">The archive is refused, corrupt, cut short or of another kind, the folder is there already, or
    /// the disk is full. Nothing was unpacked.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static (int Files, long Bytes) Unpack(string archive, string folder, ArchiveLimits? limits = null,
        IProgress<DataProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var held = DataPlaces.Lock(folder, null, cancellationToken);
        using var staged = new StagedFolder(folder);
        var result = UnpackInto(archive, staged.Path, limits ?? new(), progress, cancellationToken);
        staged.Commit();
        return result;
    }

    /// <summary>As <see cref="Unpack"/>, into a folder that the caller stages.</summary>
    internal static (int Files, long Bytes) UnpackInto(
        string archive, string folder, ArchiveLimits limits, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        limits.Validate();
        try
        {
            using var file = new FileStream(archive, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            var sink = new ArchiveSink(file, folder, limits, progress, cancellationToken);
            UnpackByKind(file, sink);
            return (sink.Files, sink.Bytes);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException or OverflowException or ArgumentException)
        {
            throw new FaceDataException($"'{archive}' is corrupt or cut short: {error.Message} Nothing was unpacked; fetch it again.", error);
        }
        catch (NotSupportedException error)
        {
            throw new FaceDataException($"'{archive}' is refused: {error.Message} Nothing was unpacked: only files and folders are.", error);
        }
        catch (IOException error) when (DiskSpace.IsFull(error))
        {
            throw new FaceDataException($"The disk of '{folder}' is full. Nothing was unpacked of '{archive}': free some space, try again.", error);
        }
    }

    private static void UnpackByKind(FileStream file, ArchiveSink sink)
    {
        Span<byte> start = stackalloc byte[MagicBytes];
        start = start[..file.ReadAtLeast(start, MagicBytes, throwOnEndOfStream: false)];
        file.Position = 0;
        if (start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            using var source = new GZipSource(file);
            using var unzipped = new GZipStream(source, CompressionMode.Decompress);
            TarUnpacker.Unpack(unzipped, sink);
            if (source.RanOut)
                throw new EndOfStreamException("it ends in the middle.");
        }
        else if (start.StartsWith("PK\x03\x04"u8) || start.StartsWith("PK\x05\x06"u8))
            ZipUnpacker.Unpack(file, sink);
        else if (start.Length == MagicBytes && start[^5..].SequenceEqual("ustar"u8))
        {
            TarChecksums.Check(file);
            TarUnpacker.Unpack(file, sink);
        }
        else
            throw new FaceDataException($"'{file.Name}' is no zip, tar or tar.gz archive: its first bytes are none of theirs. " +
                "Nothing was unpacked. Fetch it again, or unpack it by hand.");
    }
}
