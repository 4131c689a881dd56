using System.Text.Json;
using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>A file that a set was made from, or that it holds, by its path within the set.</summary>
internal sealed record ReceiptFile(string Name, long Bytes, string Sha256)
{
    public static async Task<ReceiptFile> OfAsync(string name, string path, CancellationToken cancellationToken) =>
        new(name, new FileInfo(path).Length, await DataFile.SumOfAsync(path, cancellationToken));
}

/// <summary>The sources of a set and the files that it then held: <c>.facelab.json</c> in the set's folder, written
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

    /// <summary>Looks at every file of a new set; hidden ones are not the set's.</summary>
    public static async Task<Receipt> OfAsync(
        string set, string folder, IReadOnlyList<ReceiptFile> sources, IProgress<DataProgress>? progress,
        CancellationToken cancellationToken)
    {
        var paths = Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true });
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
    /// <exception cref="FaceDataException">There is none, or it is damaged.</exception>
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

    /// <summary>Compares every file with its length, or byte by byte. Files that came later are the user's, and no
    /// change.</summary>
    /// <exception cref="FaceDataException">Names the first file that is not as the receipt says.</exception>
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
                throw new FaceDataException($"'{info.FullName}' has another content than it had");
            progress?.Report(new DataProgress($"check {Set}", done += file.Bytes, total));
        }
    }
}
