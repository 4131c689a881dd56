namespace FaceLab.Basics;

/// <summary>Writes a file completely or not at all.</summary>
public static class WholeFile
{
    /// <summary>Writes under a temporary name, then renames. If this fails, the old file is unchanged and no other file
    /// remains.</summary>
    /// <param name="path">The file. A missing folder is made, and an old file is replaced.</param>
    /// <param name="write">The action that writes to the path it gets.</param>
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

    /// <summary>Deletes the temporary files of writes that were killed. Call it only while no other process writes the
    /// file.</summary>
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
