using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FaceLab.Basics;

namespace FaceLab.Faces;

/// <summary>Which content files had when they were last hashed: spares a second start the reading of every file.</summary>
/// <remarks>
/// A file counts as unchanged if path, length and time of modification are as before. What fools that: new content of the
/// same length under the old time, which takes intent (<c>touch -r</c>, <c>cp -p</c> or <c>rsync -t</c> over a file of equal length and
/// time), a disk whose clock went back, or memory mapped and written to on a network file system that stamps it late. Files
/// changed less than two seconds before they were hashed are never entered, as a second change could bear the same time
/// (FAT counts in two seconds, Linux in about 4 ms). Inodes would find some of that, but .NET does not tell them.
/// <see cref="FaceCacheOptions.Verify"/> reads everything instead.
/// <para>On disk: "FLFP", version, number of entries; for each the length of its path, path in UTF-8, length, ticks, SHA-256;
/// a SHA-256 of all that. A memo that is damaged in any way counts as empty.</para>
/// </remarks>
internal sealed class FingerprintMemo
{
    /// <summary>A file needs to be this old when it is hashed.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private const int Version = 1;
    private const int FixedBytes = 2 * sizeof(long) + ContentHashes.Length;
    private static readonly byte[] Magic = "FLFP"u8.ToArray();
    private readonly Dictionary<string, (Fingerprint Fingerprint, byte[] Hash)> entries = new(StringComparer.Ordinal);

    /// <summary>Number of files known.</summary>
    public int Count => entries.Count;

    /// <summary>Whether a file is known with this fingerprint; then its hash.</summary>
    public bool TryGet(string path, Fingerprint now, out ReadOnlySpan<byte> hash)
    {
        var known = entries.TryGetValue(path, out var entry) && entry.Fingerprint == now;
        hash = known ? entry.Hash : [];
        return known;
    }

    /// <summary>Enters a file, unless it changed too recently to be sure of.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fingerprint">Taken before it was hashed.</param>
    /// <param name="hash">Of its content.</param>
    /// <param name="hashedFrom">When the hashing of the set began.</param>
    public void Add(string path, Fingerprint fingerprint, ReadOnlySpan<byte> hash, DateTime hashedFrom)
    {
        if (fingerprint.ModifiedTicks < (hashedFrom - Settled).Ticks)
            entries[path] = (fingerprint, hash.ToArray());
    }

    /// <summary>Reads a memo; an empty one if there is none that is whole.</summary>
    public static FingerprintMemo Load(string file)
    {
        try
        {
            return Parse(File.ReadAllBytes(file)) ?? new FingerprintMemo();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new FingerprintMemo();
        }
    }

    /// <summary>Writes the memo under another name and renames it; where that fails, the next start hashes again.</summary>
    public void Save(string file)
    {
        try
        {
            WholeFile.Write(file, temporary => File.WriteAllBytes(temporary, Serialize()));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nothing but time is lost.
        }
    }

    private byte[] Serialize()
    {
        var bytes = new ArrayBufferWriter<byte>(64 + entries.Count * 160);
        bytes.Write(Magic);
        WriteInt(bytes, Version);
        WriteInt(bytes, entries.Count);
        foreach (var (path, (fingerprint, hash)) in entries)
        {
            WriteInt(bytes, Encoding.UTF8.GetByteCount(path));
            Encoding.UTF8.GetBytes(path, bytes);
            WriteLong(bytes, fingerprint.Length);
            WriteLong(bytes, fingerprint.ModifiedTicks);
            bytes.Write(hash);
        }
        bytes.Write(SHA256.HashData(bytes.WrittenSpan));
        return bytes.WrittenSpan.ToArray();
    }

    private static FingerprintMemo? Parse(ReadOnlySpan<byte> file)
    {
        var head = Magic.Length + 2 * sizeof(int);
        if (file.Length < head + ContentHashes.Length || !file.StartsWith(Magic))
            return null;
        var body = file[..^ContentHashes.Length];
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(file[^ContentHashes.Length..]) || ReadInt(body[Magic.Length..]) != Version)
            return null;
        var memo = new FingerprintMemo();
        var left = ReadInt(body[(Magic.Length + sizeof(int))..]);
        for (body = body[head..]; left > 0; left--)
        {
            var length = body.Length >= sizeof(int) ? ReadInt(body) : -1;
            if (length < 0 || body.Length - sizeof(int) - FixedBytes < length)
                return null;
            var path = Encoding.UTF8.GetString(body.Slice(sizeof(int), length));
            body = body[(sizeof(int) + length)..];
            var fingerprint = new Fingerprint(ReadLong(body), ReadLong(body[sizeof(long)..]));
            memo.entries[path] = (fingerprint, body[(2 * sizeof(long))..FixedBytes].ToArray());
            body = body[FixedBytes..];
        }
        return memo;
    }

    private static int ReadInt(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32LittleEndian(bytes);

    private static long ReadLong(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64LittleEndian(bytes);

    private static void WriteInt(ArrayBufferWriter<byte> bytes, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes.GetSpan(sizeof(int)), number);
        bytes.Advance(sizeof(int));
    }

    private static void WriteLong(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(sizeof(long)), number);
        bytes.Advance(sizeof(long));
    }
}
