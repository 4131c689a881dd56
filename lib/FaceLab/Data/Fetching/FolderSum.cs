using System.Security.Cryptography;
using System.Text;

namespace FaceLab.Data.Fetching;

/// <summary>What a file or a folder holds, in four values that fit a receipt. Names that start with a dot are not looked at.</summary>
/// <param name="Files">Files, folders within included.</param>
/// <param name="Bytes">Bytes in them.</param>
/// <param name="Names">SHA-256 over every path and length, ordered by path.</param>
/// <param name="Contents">SHA-256 over every path and SHA-256, ordered by path; <see langword="null"/> where nobody looked into the files.</param>
internal sealed record FolderSum(int Files, long Bytes, string Names, string? Contents)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Looks at names and lengths, and into the files if asked to.</summary>
    public static async Task<FolderSum> OfAsync(string path, bool contents, IProgress<DataProgress>? progress, CancellationToken cancellationToken)
    {
        var files = Directory.Exists(path) ? FilesIn(new DirectoryInfo(path), "").ToList() : [(Path.GetFileName(path), new FileInfo(path))];
        files.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        using var names = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (total, done, work) = (files.Sum(file => file.Info.Length), 0L, $"check {Path.GetFileName(path)}");
        foreach (var (name, info) in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            names.AppendData(Encoding.UTF8.GetBytes($"{name}\0{info.Length}\n"));
            if (!contents)
                continue;
            all.AppendData(Encoding.UTF8.GetBytes($"{name}\0{await FileSum.OfAsync(info.FullName, cancellationToken)}\n"));
            progress?.Report(new DataProgress(work, done += info.Length, total));
        }
        return new FolderSum(files.Count, total, Hex(names), contents ? Hex(all) : null);
    }

    private static IEnumerable<(string Name, FileInfo Info)> FilesIn(DirectoryInfo folder, string prefix)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos("*", Everything).Where(entry => entry.Name[0] != '.'))
        {
            if (entry is FileInfo file)
                yield return (prefix + file.Name, file);
            else if (entry is DirectoryInfo { LinkTarget: null } inner)
            {
                foreach (var found in FilesIn(inner, $"{prefix}{inner.Name}/"))
                    yield return found;
            }
        }
    }

    private static string Hex(IncrementalHash hash) => Convert.ToHexStringLower(hash.GetHashAndReset());
}
