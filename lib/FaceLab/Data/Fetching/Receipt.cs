using System.Text.Json;
using System.Text.Json.Serialization;

namespace FaceLab.Data.Fetching;

/// <summary>A file that a set was made from.</summary>
internal sealed record ReceiptFile(string Name, long Bytes, string Sha256);

/// <summary>A file or folder of the finished set.</summary>
internal sealed record ReceiptItem(string Name, FolderSum Sum);

/// <summary>What a set was made from and what it then held: <c>.facelab.json</c> in the set's folder, written last.</summary>
internal sealed record Receipt(string Set, DateTime Written, IReadOnlyList<ReceiptFile> Sources, IReadOnlyList<ReceiptItem> Items)
{
    private const string FileName = ".facelab.json";
    private const int MaximumBytes = 1 << 20;
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    [JsonIgnore]
    public int Files => Items.Sum(item => item.Sum.Files);

    [JsonIgnore]
    public long Bytes => Items.Sum(item => item.Sum.Bytes);

    private bool IsWhole => Sources.All(source => source is not null) && Items.All(item => item is not null);

    public bool WasMadeFrom(DataFile file) => Sources.Any(source => source.Name == file.Name && FileSum.Equal(source.Sha256, file.Sha256));

    /// <summary>Looks at every file of a new set.</summary>
    public static async Task<Receipt> OfAsync(
        string set, string folder, IReadOnlyList<ReceiptFile> sources, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        var items = new List<ReceiptItem>();
        foreach (var path in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(path)[0] != '.')
                items.Add(new ReceiptItem(Path.GetFileName(path), await FolderSum.OfAsync(path, contents: true, progress, cancellationToken)));
        }
        return new Receipt(set, DateTime.UtcNow, sources, items);
    }

    /// <returns>The receipt in a set's folder; <see langword="null"/> where there is none.</returns>
    /// <exception cref="FaceDataException">There is one and it is damaged.</exception>
    public static Receipt? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            return !File.Exists(path) ? null
                : new FileInfo(path).Length > MaximumBytes ? throw new JsonException("it is too long")
                : JsonSerializer.Deserialize<Receipt>(File.ReadAllBytes(path), Json) is { } receipt && receipt.IsWhole ? receipt
                : throw new JsonException("it lacks a value");
        }
        catch (JsonException error)
        {
            throw new FaceDataException($"its receipt '{path}' is damaged ({error.Message.ReplaceLineEndings(" ")})", error);
        }
    }

    /// <summary>Writes it as a whole or not at all.</summary>
    public void Write(string folder)
    {
        var path = Path.Combine(folder, FileName);
        File.WriteAllBytes($"{path}.part", JsonSerializer.SerializeToUtf8Bytes(this, Json));
        File.Move($"{path}.part", path, overwrite: true);
    }

    /// <returns>What is no longer as the receipt says, as a clause, or <see langword="null"/>.</returns>
    public async Task<string?> WhatChangedAsync(string folder, bool contents, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (var (name, sum) in Items)
        {
            var path = Path.Combine(folder, name);
            if (!Path.Exists(path))
                return $"'{path}' is missing";
            var now = await FolderSum.OfAsync(path, contents, progress, cancellationToken);
            if ((now.Files, now.Bytes) != (sum.Files, sum.Bytes))
                return $"'{path}' has {Text(now)}, and had {Text(sum)}";
            if (now.Names != sum.Names)
                return $"'{path}' has files with other names or lengths than it had";
            if (contents && now.Contents != sum.Contents)
                return $"'{path}' has files with other contents than it had";
        }
        return null;
    }

    private static string Text(FolderSum sum) => $"{sum.Files:N0} {(sum.Files == 1 ? "file" : "files")} of {sum.Bytes:N0} bytes";
}
