namespace FaceLab.Basics;

/// <summary>Writes files that are there whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Writes under another name, then renames: if it fails, the old file stays and nothing else.</summary>
    /// <param name="path">The file; its folder is made if need be, a file that is there is replaced.</param>
    /// <param name="write">Writes to the path that it is given.</param>
    public static void Write(string path, Action<string> write)
    {
        path = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, Temporary(path, $"{Guid.NewGuid():N}"));
        try
        {
            write(temporary);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Deletes what killed writes of a file left. Only where no other process writes it now.</summary>
    /// <param name="path">The file, which itself stays; its folder need not exist.</param>
    public static void DeleteRemains(string path)
    {
        path = Path.GetFullPath(path);
        var folder = new DirectoryInfo(Path.GetDirectoryName(path)!);
        if (!folder.Exists)
            return;
        var length = Temporary(path, $"{Guid.Empty:N}").Length;
        foreach (var remains in folder.EnumerateFiles(Temporary(path, "*")).Where(file => file.Name.Length == length))
            remains.Delete();
    }

    private static string Temporary(string path, string unique) => $".{Path.GetFileName(path)}.{unique}.tmp";
}
