using System.Security.Cryptography;

namespace FaceLab.Data.Fetching;

/// <summary>SHA-256 of a file.</summary>
internal static class FileSum
{
    public static async Task<string> OfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    public static async Task<bool> IsRightAsync(string path, DataFile file, CancellationToken cancellationToken) =>
        (file.Bytes is null || new FileInfo(path).Length == file.Bytes) && Equal(await OfAsync(path, cancellationToken), file.Sha256);

    public static bool Equal(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
