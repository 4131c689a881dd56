namespace FaceLab.Data.Sets;

/// <summary>Writes and reads the paths of a manifest: relative to its folder, with '/'.</summary>
/// <remarks>A name with a colon in its first part is not a relative path: "idx:..." and "synthetic:..." name pixels,
/// and
/// "C:/..." a drive.</remarks>
internal static class ManifestPath
{
    public static string Written(FaceRecord record, string folder)
    {
        if (!record.IsFile && HasColonFirst(record.Path))
            return record.Path;
        var path = Path.GetRelativePath(folder, Path.GetFullPath(record.Path))
            .Replace(Path.DirectorySeparatorChar, '/');
        return HasColonFirst(path) && !Path.IsPathFullyQualified(path) ? "./" + path : path;
    }

    public static string Read(string written, WrittenPaths paths, DataLine line) =>
        written.IndexOf(':') > 1 && HasColonFirst(written) && !Path.IsPathFullyQualified(written) ? written
            : paths.Find(written, line);

    private static bool HasColonFirst(string path) =>
        path.AsSpan(0, path.AsSpan().IndexOf('/') is >= 0 and var slash ? slash : path.Length).Contains(':');
}
