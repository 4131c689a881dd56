using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>All of <c>manifest.json</c>. It is written last, so a folder without it is no cache.</summary>
internal sealed record CacheManifest : CacheHead
{
    /// <summary>Every picture of the set, in order.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<CacheRecord> Records { get; init; }

    /// <summary>The set as it was when it was prepared, without boxes, landmarks and scores.</summary>
    public FaceSet ToFaceSet() =>
        new(Set, Records.Select(record => new FaceRecord(record.Identity, record.Number, Path.GetFullPath(Path.Combine(Root, record.Path)))));

    /// <summary>Describes a set that was prepared.</summary>
    public static CacheManifest Of(FaceSet faces, IFacePreparation preparation, string key, ContentHashes hashes, BuildProgress progress)
    {
        var root = CommonFolder(faces);
        var unreadable = progress.Skipped.Select(picture => picture.Index).ToHashSet();
        var row = 0;
        return new CacheManifest
        {
            Format = FormatName, Version = FaceCacheKey.FormatVersion, Key = key, Set = faces.Name, Size = preparation.Size,
            Parameters = preparation.Parameters, Created = DateTime.UtcNow.ToString("s", CultureInfo.InvariantCulture) + "Z", Root = root,
            Count = faces.Count, Unreadable = progress.Skipped,
            Records = [.. faces.Records.Select((face, i) => new CacheRecord
            {
                Identity = face.Identity, Number = face.Number, Path = Path.GetRelativePath(root, face.Path),
                Sha256 = Convert.ToHexStringLower(hashes[i]),
                Crc32C = unreadable.Contains(i) ? null : progress.Checksums[row], Row = unreadable.Contains(i) ? null : row++,
            })],
        };
    }

    /// <summary>Reads a manifest.</summary>
    /// <exception cref="InvalidDataException">It is not there, damaged, of another version, or contradicts itself; says which.</exception>
    public static CacheManifest Read(string file) => Read(file, CacheJson.Default.CacheManifest);

    /// <summary>Writes it, and returns when it is on the disk.</summary>
    public void Write(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write);
        JsonSerializer.Serialize(stream, this, CacheJson.Default.CacheManifest);
        stream.Flush(flushToDisk: true);
    }

    protected override void Check()
    {
        base.Check();
        var (row, unreadable) = (0, Unreadable.Select(picture => picture.Index).ToHashSet());
        for (var i = 0; i < Records.Count; i++)
        {
            if (Records[i] is not { } record || record.Row != (unreadable.Contains(i) ? null : row++))
                throw new InvalidDataException($"{CachePaths.Manifest} has record {i:N0} empty or out of order");
        }
        if (Records.Count != Count)
            throw new InvalidDataException($"{CachePaths.Manifest} has {Records.Count:N0} records of {Count:N0} pictures");
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
}
