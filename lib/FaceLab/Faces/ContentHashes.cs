using System.Security.Cryptography;

namespace FaceLab.Faces;

/// <summary>The SHA-256 of each file of a set, in one block; zeros for a file that could not be read.</summary>
internal sealed class ContentHashes(int count)
{
    /// <summary>Bytes of one hash.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    private readonly byte[] all = new byte[checked(count * Length)];

    /// <summary>Number of files.</summary>
    public int Count => count;

    /// <summary>All hashes, one after the other.</summary>
    public ReadOnlySpan<byte> All => all;

    /// <summary>The hash of file <paramref name="index"/>.</summary>
    public ReadOnlySpan<byte> this[int index] => all.AsSpan(index * Length, Length);

    /// <summary>Hashes the content of file <paramref name="index"/>.</summary>
    public void Set(int index, ReadOnlySpan<byte> file) => SHA256.HashData(file, all.AsSpan(index * Length, Length));

    /// <summary>Takes a hash that is known.</summary>
    public void SetHash(int index, ReadOnlySpan<byte> hash) => hash.CopyTo(all.AsSpan(index * Length, Length));
}
