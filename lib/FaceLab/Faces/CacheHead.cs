using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace FaceLab.Faces;

/// <summary>What <c>manifest.json</c> says of a cache as a whole: all that opening it needs.</summary>
/// <remarks>Reading it goes over the records too, which shows a file that was cut short, but makes nothing of them.</remarks>
internal record CacheHead
{
    /// <summary>The name of the format, by which a folder is known as ours.</summary>
    public const string FormatName = "FaceLab face cache";

    /// <summary>Far above any set's: 1 GiB.</summary>
    private const long LargestFile = 1L << 30;

    public required string Format { get; init; }

    public required int Version { get; init; }

    /// <summary>64 hexadecimal digits, see <see cref="FaceCacheKey"/>.</summary>
    public required string Key { get; init; }

    /// <summary>What the set is called.</summary>
    public required string Set { get; init; }

    /// <summary>Side of a face in pixels.</summary>
    public required int Size { get; init; }

    /// <summary><see cref="IFacePreparation.Parameters"/>.</summary>
    public required string Parameters { get; init; }

    /// <summary>When it was made, UTC, ISO 8601.</summary>
    public required string Created { get; init; }

    /// <summary>The folder that all files are in; paths of records go on from here.</summary>
    public required string Root { get; init; }

    /// <summary>Pictures of the set.</summary>
    public required int Count { get; init; }

    /// <summary>Those of them that have no row, in order, with reasons.</summary>
    public required IReadOnlyList<SkippedPicture> Unreadable { get; init; }

    /// <summary>Pictures that have a row.</summary>
    [JsonIgnore]
    public int Rows => Count - Unreadable.Count;

    /// <summary>Bytes of <c>pixels.bin</c>.</summary>
    [JsonIgnore]
    public long PixelBytes => (long)Rows * BytesEach;

    /// <summary>Bytes of a row.</summary>
    [JsonIgnore]
    public int BytesEach => Size * Size * 3;

    /// <summary>Reads the head of a manifest.</summary>
    /// <exception cref="InvalidDataException">The manifest is not there, damaged, of another version, or contradicts itself; says which.</exception>
    public static CacheHead ReadHead(string file) => Read(file, CacheJson.Default.CacheHead);

    /// <summary>Reads a manifest as far as a type knows it.</summary>
    protected static T Read<T>(string file, JsonTypeInfo<T> type) where T : CacheHead
    {
        try
        {
            using var handle = File.OpenHandle(file);
            var length = RandomAccess.GetLength(handle);
            if (length > LargestFile)
                throw new InvalidDataException($"{CachePaths.Manifest} has {length:N0} bytes; none has more than {LargestFile:N0}");
            var text = new byte[length];
            var read = RandomAccess.Read(handle, text, 0);
            var head = JsonSerializer.Deserialize(text.AsSpan(0, read), type) ?? throw new InvalidDataException($"{CachePaths.Manifest} is empty");
            head.Check();
            return head;
        }
        catch (Exception error) when (error is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{CachePaths.Manifest} cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <exception cref="InvalidDataException">It contradicts itself.</exception>
    protected virtual void Check()
    {
        if (Format != FormatName || Version != FaceCacheKey.FormatVersion)
            throw new InvalidDataException($"{CachePaths.Manifest} is of '{Format}' version {Version}, not of '{FormatName}' " +
                $"version {FaceCacheKey.FormatVersion}");
        if (Size is < 1 or > 16384 || Unreadable.Count >= Count)
            throw new InvalidDataException($"{CachePaths.Manifest} speaks of {Count:N0} pictures of side {Size}, {Unreadable.Count:N0} of them unreadable");
        var before = -1;
        foreach (var (index, _) in Unreadable)
        {
            if (index <= before || index >= Count)
                throw new InvalidDataException($"{CachePaths.Manifest} has an unreadable picture {index:N0} out of order");
            before = index;
        }
    }
}
