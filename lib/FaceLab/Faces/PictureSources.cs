using System.Buffers.Binary;
using System.Security.Cryptography;
using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces;

/// <summary>Notes length (8 bytes), time of modification (8 bytes) and SHA-256 (32 bytes) of each picture's
/// file.</summary>
/// <remarks>
/// A file counts as unchanged if length and time are as before. Other content of the same length under the old time
/// (<c>touch -r</c>, <c>cp -p</c>) goes unseen; <see cref="FaceCacheOptions.Verify"/> reads everything instead. Files
/// that changed less than two seconds before they were read keep zeros for both, which no file has: a second change
/// could bear the same time. Files that cannot be read have zeros only.
/// </remarks>
internal static class PictureSources
{
    /// <summary>The bytes of one file's note.</summary>
    public const int BytesEach = StampBytes + SHA256.HashSizeInBytes;

    private const int StampBytes = 2 * sizeof(long);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>Looks at the files of a set, and reads those whose length or time is not as it was.</summary>
    /// <param name="faces">The set.</param>
    /// <param name="known">The notes of an earlier look; null to read every file.</param>
    /// <param name="threads">The number of threads; null for one a core.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static byte[] Of(FaceSet faces, byte[]? known, int? threads, CancellationToken cancellationToken)
    {
        var notes = new byte[faces.Count * BytesEach];
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = cancellationToken,
        };
        Parallel.For(0, faces.Count, parallel, i =>
            Look(faces.Records[i].Path, known is null ? [] : NoteOf(known, i), NoteOf(notes, i)));
        return notes;
    }

    /// <summary>Returns the note of one file.</summary>
    public static Span<byte> NoteOf(byte[] notes, int index) => notes.AsSpan(index * BytesEach, BytesEach);

    /// <summary>Returns the hash of one file.</summary>
    public static ReadOnlyMemory<byte> HashOf(byte[] notes, int index) =>
        notes.AsMemory(index * BytesEach + StampBytes, SHA256.HashSizeInBytes);

    /// <summary>Reads a file and notes its state.</summary>
    /// <exception cref="InvalidDataException">The file is too large for a picture.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static byte[] Read(string path, Span<byte> note)
    {
        Span<byte> stamp = stackalloc byte[StampBytes];
        var isSettled = Stamp(path, stamp) < DateTime.UtcNow - Settled;
        var file = PictureFile.Read(path);
        if (isSettled)
            stamp.CopyTo(note);
        SHA256.HashData(file, note[StampBytes..]);
        return file;
    }

    private static void Look(string path, ReadOnlySpan<byte> known, Span<byte> note)
    {
        Span<byte> stamp = stackalloc byte[StampBytes];
        try
        {
            if (Stamp(path, stamp) is not null && known.StartsWith(stamp))
                known.CopyTo(note);
            else
                Read(path, note);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            // The note stays empty; preparing the picture says why.
        }
    }

    /// <summary>Asks the system for the length and the time of a file.</summary>
    /// <returns>The time, UTC; null if there is no such file.</returns>
    private static DateTime? Stamp(string path, Span<byte> stamp)
    {
        var file = new FileInfo(path);
        // A link's own length and time say nothing about what it points to.
        if (file.Exists && file.Attributes.HasFlag(FileAttributes.ReparsePoint))
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        if (!file.Exists)
            return null;
        BinaryPrimitives.WriteInt64LittleEndian(stamp, file.Length);
        BinaryPrimitives.WriteInt64LittleEndian(stamp[sizeof(long)..], file.LastWriteTimeUtc.Ticks);
        return file.LastWriteTimeUtc;
    }
}
