using System.Text.Json;
using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>A file that a set was made from, or a file of the set by its path within the set.</summary>
internal sealed record ReceiptFile(string Name, long Bytes, string Sha256)
{
    public static async Task<ReceiptFile> OfAsync(string name, string path, CancellationToken cancellationToken) =>
        new(name, new FileInfo(path).Length, await DataFile.SumOfAsync(path, cancellationToken));
}

/// <summary>The sources of a set, and its files when it was made: <c>.facelab.json</c> in the set's folder, written
/// last.</summary>
internal sealed record Receipt(string Set, IReadOnlyList<ReceiptFile> Sources, IReadOnlyList<ReceiptFile> Files)
{
    private const string FileName = ".facelab.json";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true,
    };

    public bool WasMadeFrom(DataFile file) =>
        Sources.Any(source => source.Name == file.Name && file.HasSum(source.Sha256));

    /// <summary>Makes the receipt of a new set from its files. Hidden files and links do not belong to
    /// the set.</summary>
    public static async Task<Receipt> OfAsync(
        string set, string folder, IReadOnlyList<ReceiptFile> sources, IProgress<DataProgress>? progress,
        CancellationToken cancellationToken)
    {
        var paths = Directory.GetFiles(folder, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        });
        Array.Sort(paths, StringComparer.Ordinal);
        var (files, done, total) = (new List<ReceiptFile>(), 0L, paths.Sum(path => new FileInfo(path).Length));
        foreach (var path in paths)
        {
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            files.Add(await ReceiptFile.OfAsync(name, path, cancellationToken));
            progress?.Report(new DataProgress($"check {set}", done += files[^1].Bytes, total));
        }
        return new Receipt(set, sources, files);
    }

    /// <summary>Reads the receipt in a set's folder.</summary>
    /// <exception cref="FaceDataException">The receipt is missing or damaged.</exception>
    public static Receipt Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            throw new FaceDataException("it was not made by `facelab data get`: no receipt is in it");
        try
        {
            var receipt = JsonSerializer.Deserialize<Receipt>(File.ReadAllBytes(path), Json);
            return receipt is not null && !receipt.Sources.Concat(receipt.Files).Contains(null) ? receipt
                : throw new JsonException("it lacks a value");
        }
        catch (JsonException error)
        {
            var reason = error.Message.ReplaceLineEndings(" ");
            throw new FaceDataException($"its receipt '{path}' is damaged or of an older FaceLab ({reason})", error);
        }
    }

    public void Write(string folder) => WholeFile.Write(Path.Combine(folder, FileName),
        temporary => File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(this, Json)));

    /// <summary>Checks the length of every file, or all its bytes. Files that users added later do not count as a
    /// change.</summary>
    /// <exception cref="FaceDataException">A file is not as the receipt says; the message names the first
    /// one.</exception>
    public async Task CheckAsync(
        string folder, bool contents, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        var (done, total) = (0L, Files.Sum(file => file.Bytes));
        foreach (var file in Files)
        {
            var info = new FileInfo(Path.Combine(folder, file.Name));
            if (!info.Exists)
                throw new FaceDataException($"'{info.FullName}' is missing");
            if (info.Length != file.Bytes)
                throw new FaceDataException($"'{info.FullName}' has {info.Length:N0} bytes, and had {file.Bytes:N0}");
            if (!contents)
                continue;
            if (await DataFile.SumOfAsync(info.FullName, cancellationToken) != file.Sha256)
                throw new FaceDataException($"the content of '{info.FullName}' has changed");
            progress?.Report(new DataProgress($"check {Set}", done += file.Bytes, total));
        }
    }
}
