using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceLab.Faces;

/// <summary>The head of a cache file: the description of its pixels.</summary>
/// <remarks>
/// The file has first the rows of pixels, so that they can be mapped, then this head as JSON, then the length of that
/// JSON (8 bytes) and <see cref="Magic"/>.
/// </remarks>
internal sealed record CacheHead
{
    private const int FooterBytes = 16;

    /// <summary>The SHA-256 of the request: the set, its paths and the preparation. It names the file.</summary>
    public required string Question { get; init; }

    /// <summary>The <see cref="FaceCacheKey"/> of the content.</summary>
    public required string Key { get; init; }

    public required int Size { get; init; }

    /// <summary>The <see cref="IFacePreparation.Parameters"/>.</summary>
    public required string Parameters { get; init; }

    /// <summary>The number of pictures in the set.</summary>
    public required int Count { get; init; }

    /// <summary>The pictures without a row, in order.</summary>
    public required IReadOnlyList<SkippedPicture> Unreadable { get; init; }

    /// <summary>The state of each picture's file, as <see cref="PictureSources"/> writes it.</summary>
    public required byte[] Sources { get; init; }

    /// <summary>The SHA-256 of all pixels.</summary>
    public required string Checksum { get; init; }

    [JsonIgnore]
    public int Rows => Count - Unreadable.Count;

    [JsonIgnore]
    public long PixelBytes => (long)Rows * Size * Size * 3;

    private static ReadOnlySpan<byte> Magic => "FLcache2"u8;

    /// <summary>Reads the head of a cache file.</summary>
    /// <exception cref="InvalidDataException">The file is not a cache, or it is damaged; the message has the
    /// reason.</exception>
    public static CacheHead Read(FileStream file)
    {
        Span<byte> footer = stackalloc byte[FooterBytes];
        file.Position = Math.Max(0, file.Length - FooterBytes);
        if (file.ReadAtLeast(footer, FooterBytes, throwOnEndOfStream: false) < FooterBytes || !footer.EndsWith(Magic))
            throw new InvalidDataException("it does not end as a cache does");
        var length = BinaryPrimitives.ReadInt64LittleEndian(footer);
        var pixelBytes = file.Length - FooterBytes - length;
        if (length is < 2 or > 1 << 30 || pixelBytes < 0)
            throw new InvalidDataException($"its head has {length:N0} bytes");
        var json = new byte[length];
        file.Position = pixelBytes;
        file.ReadExactly(json);
        var head = Parse(json);
        if (head.PixelBytes != pixelBytes)
            throw new InvalidDataException($"its pixels have {pixelBytes:N0} bytes; {head.PixelBytes:N0} are expected");
        return head;
    }

    /// <summary>Writes the head after the pixels.</summary>
    public void Write(FileStream file)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, CacheJson.Default.CacheHead);
        Span<byte> footer = stackalloc byte[FooterBytes];
        BinaryPrimitives.WriteInt64LittleEndian(footer, json.Length);
        Magic.CopyTo(footer[sizeof(long)..]);
        file.Position = PixelBytes;
        file.Write(json);
        file.Write(footer);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Hashes the pixels, which are the first bytes of a file.</summary>
    /// <returns>The SHA-256 in hexadecimal.</returns>
    public static string ChecksumOf(FileStream file, long pixelBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 20];
        file.Position = 0;
        for (var left = pixelBytes; left > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var part = buffer.AsSpan(0, (int)Math.Min(left, buffer.Length));
            file.ReadExactly(part);
            hash.AppendData(part);
            left -= part.Length;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static CacheHead Parse(byte[] json)
    {
        try
        {
            var head = JsonSerializer.Deserialize(json, CacheJson.Default.CacheHead);
            return head is not null && head.IsPossible() ? head
                : throw new InvalidDataException("its head contradicts itself");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"its head cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    private bool IsPossible()
    {
        var indices = Unreadable.Select(picture => picture.Index).ToList();
        return Size is >= 1 and <= 16384 && Sources.LongLength == (long)Count * PictureSources.BytesEach
            && indices.Count < Count && indices.TrueForAll(index => index >= 0 && index < Count)
            && indices.Zip(indices.Skip(1)).All(pair => pair.First < pair.Second);
    }
}

/// <summary>Reads and writes a cache's head with code that is generated at build time and starts faster than
/// reflection.</summary>
[JsonSourceGenerationOptions(RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CacheHead))]
internal sealed partial class CacheJson : JsonSerializerContext;
