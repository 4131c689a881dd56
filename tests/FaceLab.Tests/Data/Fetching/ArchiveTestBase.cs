using FaceLab.Data;
using FaceLab.Data.Fetching;
using FaceLab.Tests.Support;

namespace FaceLab.Tests.Data.Fetching;

/// <summary>An archive in a folder, and the folder that it is unpacked into.</summary>
public abstract class ArchiveTestBase : IDisposable
{
    private readonly TempFolder folder = new();

    internal string Out => folder["out"];

    internal string Inside => folder.Path;

    public void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    internal string Write(byte[] archive)
    {
        File.WriteAllBytes(folder["faces.archive"], archive);
        return folder["faces.archive"];
    }

    internal void Unpack(byte[] archive, ArchiveLimits? limits = null, IProgress<DataProgress>? progress = null,
        CancellationToken stop = default)
    {
        Directory.CreateDirectory(Out);
        SafeArchive.Unpack(Write(archive), Out, limits ?? new(), progress, stop);
    }

    /// <summary>The error, after which nothing is outside of the folder that the caller removes.</summary>
    internal string Refused(byte[] archive, ArchiveLimits? limits = null)
    {
        var message = Assert.Throws<FaceDataException>(() => Unpack(archive, limits)).Message;
        Assert.Equal(["faces.archive", "out"], Directory.GetFileSystemEntries(Inside).Select(Path.GetFileName).Order());
        Directory.Delete(Out, recursive: true);
        Assert.Contains("faces.archive'", message);
        Assert.Contains("Nothing was unpacked", message);
        Assert.DoesNotContain(message, char.IsControl);
        return message;
    }

    /// <summary>Every path under a folder, with slashes; folders end in one.</summary>
    internal static IEnumerable<string> Names(string folder) => Directory
        .EnumerateFileSystemEntries(
            folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/') + (Directory.Exists(path) ? "/" : ""))
            .Order(StringComparer.Ordinal);

    internal string Read(string name) => File.ReadAllText(Path.Combine(Out, name));
}
