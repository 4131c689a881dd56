namespace FaceLab.Data.Fetching;

/// <summary>A folder that is filled beside its place and renamed when whole: a kill leaves the old state or none.</summary>
/// <remarks>Its name is fixed, so the next one clears what a kill left. The caller holds the target's lock (<see cref="DataPlaces.Lock"/>).</remarks>
internal sealed class StagedFolder : IDisposable
{
    private readonly string target;
    private bool committed;

    /// <summary>Clears what is left of an earlier try, and begins anew.</summary>
    public StagedFolder(string target)
    {
        this.target = target;
        Path = PathFor(target);
        Remove(Path);
        Directory.CreateDirectory(Path);
    }

    /// <summary>What the folder is called until it is whole.</summary>
    public static string PathFor(string target) => DataPlaces.Beside(target, "unfinished");

    /// <summary>The folder to fill.</summary>
    public string Path { get; }

    /// <summary>Puts the folder in its place.</summary>
    /// <param name="setAside">Where something is there already: whether to rename it to "NAME.before", rather than to fail.</param>
    /// <returns>What the old folder is called now, or <see langword="null"/>.</returns>
    /// <exception cref="FaceDataException">Something is there already and is not to be set aside.</exception>
    public string? Commit(bool setAside = false)
    {
        string? before = null;
        if (IsEmptyFolder(target))
            Directory.Delete(target);
        else if (System.IO.Path.Exists(target))
        {
            if (!setAside)
                throw new FaceDataException($"'{target}' is there already. Move it away, or name another folder.");
            before = FreeNameFor(target);
            Directory.Move(target, before);
        }
        Directory.Move(Path, target);
        committed = true;
        return before;
    }

    /// <summary>Removes the folder unless it was committed.</summary>
    public void Dispose()
    {
        if (!committed)
            Remove(Path);
    }

    public static bool IsEmptyFolder(string folder) => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any();

    private static string FreeNameFor(string target) => Enumerable.Range(1, int.MaxValue)
        .Select(n => n == 1 ? $"{target}.before" : $"{target}.before-{n}").First(name => !System.IO.Path.Exists(name));

    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
