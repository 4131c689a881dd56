namespace FaceLab.LibstdcxxStep;

/// <summary>A build step for Linux: <c>LibstdcxxStep LIBRARY COPY</c>.</summary>
/// <remarks>
/// TorchSharp 0.107.0 was compiled by GCC 13, whose headers name GLIBCXX_3.4.32. Debian 12 ends at 3.4.30, and the
/// loader refuses the library, although nothing in it uses that version. The copy says so. Where the library loads as
/// it is, there is no copy.
/// </remarks>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not [var library, var copy])
        {
            Console.Error.WriteLine("LibstdcxxStep : error : it takes the library and the path of its copy.");
            return 2;
        }
        try
        {
            var bytes = File.ReadAllBytes(library);
            if (WeakVersions.Mark(bytes, SystemLibrary.DefinedVersions()).Count > 0)
                Replace(copy, bytes);
            else
                File.Delete(copy);
            return 0;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // MSBuild shows a line of this form as an error of the build.
            Console.Error.WriteLine($"LibstdcxxStep : error : '{library}' cannot be loaded here: " +
                $"{error.Message.TrimEnd('.')}.");
            return 1;
        }
    }

    /// <summary>Writes beside the file and renames: a link there is replaced, and what it points to stays as it
    /// is.</summary>
    private static void Replace(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var part = $"{path}.{Environment.ProcessId}.part";
        File.WriteAllBytes(part, bytes);
        File.Move(part, path, overwrite: true);
    }
}
