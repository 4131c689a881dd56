using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FaceLab.Data;

namespace FaceLab.Imaging.Cache;

/// <summary>What <c>manifest.json</c> says of a whole cache. It is written last, so a folder without it is no cache.</summary>
internal sealed record CacheManifest
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

    /// <summary>Every picture of the set, in order.</summary>
    public required IReadOnlyList<CacheRecord> Records { get; init; }

    /// <summary>Pictures that have a row.</summary>
    [JsonIgnore]
    public int Rows => Records.Count(record => record.Row is not null);

    /// <summary>Bytes of <c>pixels.bin</c>.</summary>
    [JsonIgnore]
    public long PixelBytes => (long)Rows * BytesEach;

    /// <summary>Bytes of a row.</summary>
    [JsonIgnore]
    public int BytesEach => Size * Size * 3;

    /// <summary>Pictures that have no row, in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<SkippedPicture> Skipped => [.. Records.Index().Where(record => record.Item.Row is null)
        .Select(record => new SkippedPicture(record.Index, record.Item.Unreadable ?? "unknown"))];

    /// <summary>The set as it was when it was prepared, without boxes, landmarks and scores.</summary>
    public FaceSet ToFaceSet() =>
        new(Set, Records.Select(record => new FaceRecord(record.Identity, record.Number, Path.GetFullPath(Path.Combine(Root, record.Path)))));

    /// <summary>Describes a set that was prepared.</summary>
    public static CacheManifest Of(FaceSet faces, IFacePreparation preparation, string key, ContentHashes hashes, BuildProgress progress)
    {
        var root = CommonFolder(faces);
        var reasons = progress.Skipped.ToDictionary(picture => picture.Index, picture => picture.Reason);
        var row = 0;
        return new CacheManifest
        {
            Format = FormatName, Version = FaceCacheKey.FormatVersion, Key = key, Set = faces.Name, Size = preparation.Size,
            Parameters = preparation.Parameters, Created = DateTime.UtcNow.ToString("s", CultureInfo.InvariantCulture) + "Z", Root = root,
            Records = [.. faces.Records.Select((face, i) => new CacheRecord
            {
                Identity = face.Identity, Number = face.Number, Path = Path.GetRelativePath(root, face.Path),
                Sha256 = Convert.ToHexStringLower(hashes[i]), Unreadable = reasons.GetValueOrDefault(i),
                Crc32C = reasons.ContainsKey(i) ? null : progress.Checksums[row], Row = reasons.ContainsKey(i) ? null : row++,
            })],
        };
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InvalidDataException">It is not there, damaged, of another version, or contradicts itself; says which.</exception>
    public static CacheManifest Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            if (stream.Length > LargestFile)
                throw new InvalidDataException($"{CachePaths.Manifest} has {stream.Length:N0} bytes; none has more than {LargestFile:N0}");
            var manifest = JsonSerializer.Deserialize(stream, CacheJson.Default.CacheManifest);
            return (manifest ?? throw new InvalidDataException($"{CachePaths.Manifest} is empty")).Checked();
        }
        catch (Exception error) when (error is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{CachePaths.Manifest} cannot be read: {error.Message.ReplaceLineEndings(" ")}", error);
        }
    }

    /// <summary>Writes it, and returns when it is on the disk.</summary>
    public void Write(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
        JsonSerializer.Serialize(stream, this, CacheJson.Default.CacheManifest);
        stream.Flush(flushToDisk: true);
    }

    private CacheManifest Checked()
    {
        if (Format != FormatName || Version != FaceCacheKey.FormatVersion)
            throw new InvalidDataException($"{CachePaths.Manifest} is of '{Format}' version {Version}, not of '{FormatName}' " +
                $"version {FaceCacheKey.FormatVersion}");
        if (Size is < 1 or > 16384 || Records.Count == 0)
            throw new InvalidDataException($"{CachePaths.Manifest} speaks of {Records.Count:N0} pictures of side {Size}");
        var row = 0;
        foreach (var record in Records)
        {
            if (record is null || (record.Row is { } given && given != row++))
                throw new InvalidDataException($"{CachePaths.Manifest} has a record that is empty or out of order, after row {row - 1}");
        }
        return this;
    }

    private static string CommonFolder(FaceSet faces)
    {
        var common = Path.GetDirectoryName(Path.GetFullPath(faces.Records[0].Path)) ?? Path.DirectorySeparatorChar.ToString();
        foreach (var face in faces.Records)
        {
            var path = Path.GetFullPath(face.Path);
            while (!path.StartsWith(Path.TrimEndingDirectorySeparator(common) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
                && Path.GetDirectoryName(common) is { } parent)
            {
                common = parent;
            }
        }
        return common;
    }
}

/// <summary>A picture in a manifest.</summary>
internal sealed record CacheRecord
{
    public required string Identity { get; init; }

    public required int Number { get; init; }

    /// <summary>From the manifest's root.</summary>
    public required string Path { get; init; }

    /// <summary>Of the file's content; zeros if it could not be read.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its row of the pixels; none if it is unreadable.</summary>
    public int? Row { get; init; }

    /// <summary>Of the row's bytes.</summary>
    [JsonPropertyName("crc32c")]
    public uint? Crc32C { get; init; }

    /// <summary>Why it has no row.</summary>
    public string? Unreadable { get; init; }
}
