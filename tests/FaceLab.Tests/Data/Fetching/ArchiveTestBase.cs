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

    internal (int Files, long Bytes) Unpack(byte[] archive, ArchiveLimits? limits = null) => SafeArchive.Unpack(Write(archive), Out, limits);

    /// <summary>The error, after which nothing is there but the archive and the lock.</summary>
    internal string Refused(byte[] archive, ArchiveLimits? limits = null)
    {
        var message = Assert.Throws<FaceDataException>(() => Unpack(archive, limits)).Message;
        Assert.Equal([".out.lock", "faces.archive"], Names(Inside));
        Assert.Contains("faces.archive'", message);
        Assert.Contains("Nothing was unpacked", message);
        Assert.DoesNotContain(message, char.IsControl);
        return message;
    }

    /// <summary>Every path under a folder, with slashes; folders end in one.</summary>
    internal static IEnumerable<string> Names(string folder) => Directory
        .EnumerateFileSystemEntries(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/') + (Directory.Exists(path) ? "/" : "")).Order(StringComparer.Ordinal);

    internal string Read(string name) => File.ReadAllText(Path.Combine(Out, name));
}
