using System.Buffers.Binary;
using System.Security.Cryptography;
using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces;

/// <summary>Records length (8 bytes), time of modification (8 bytes) and SHA-256 (32 bytes) of each picture's
/// file.</summary>
/// <remarks>
/// A file counts as unchanged if length and time are as before. New content with the same length and the old time
/// (<c>touch -r</c>, <c>cp -p</c>) is not noticed; <see cref="FaceCacheOptions.Verify"/> reads all files instead. A
/// file that changed less than two seconds before it was read keeps zeros for both, because a second change could have
/// the same time; no file has such zeros. A file that cannot be read has only zeros.
/// </remarks>
internal static class PictureSources
{
    public const int BytesEach = StampBytes + SHA256.HashSizeInBytes;

    private const int StampBytes = 2 * sizeof(long);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    /// <summary>Makes the notes of a set's files. It reads the files whose length or time has changed.</summary>
    /// <param name="faces">The set.</param>
    /// <param name="known">The earlier notes; null to read every file.</param>
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

    public static Span<byte> NoteOf(byte[] notes, int index) => notes.AsSpan(index * BytesEach, BytesEach);

    public static ReadOnlyMemory<byte> HashOf(byte[] notes, int index) =>
        notes.AsMemory(index * BytesEach + StampBytes, SHA256.HashSizeInBytes);

    /// <summary>Reads a file and writes its note.</summary>
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
            // The note stays empty; the preparation of the picture reports the reason.
        }
    }

    /// <summary>Reads the length and the time of a file.</summary>
    /// <returns>The time, UTC; null if there is no such file.</returns>
    private static DateTime? Stamp(string path, Span<byte> stamp)
    {
        var file = new FileInfo(path);
        // The length and time of a link are not those of its target.
        if (file.Exists && file.Attributes.HasFlag(FileAttributes.ReparsePoint))
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        if (!file.Exists)
            return null;
        BinaryPrimitives.WriteInt64LittleEndian(stamp, file.Length);
        BinaryPrimitives.WriteInt64LittleEndian(stamp[sizeof(long)..], file.LastWriteTimeUtc.Ticks);
        return file.LastWriteTimeUtc;
    }
}
