using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>The places of one set under a data folder.</summary>
internal sealed class SetPlaces(DataSource source, GetOptions options)
{
    public string Root { get; } = Path.GetFullPath(options.DataFolder);

    public string Set => Path.Combine(Root, source.Name);

    /// <summary>The folder of the set while it is being made.</summary>
    public string Unfinished => Path.Combine(Root, $".{source.Name}.unfinished");

    /// <summary>The folder of files that people fetched by hand, for any set.</summary>
    public string Incoming => Path.Combine(Root, "incoming");

    /// <summary>The folder of files that are downloaded but not unpacked yet, and of unfinished downloads.</summary>
    public string Downloads => Path.Combine(Root, "downloads", source.Name);

    /// <summary>Lists the files with a file's name that people fetched by hand.</summary>
    /// <exception cref="FaceDataException">A folder that the user named is not there.</exception>
    public IEnumerable<string> ByHand(DataFile file)
    {
        if (options.From.FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
            throw new FaceDataException($"'{missing}' is no folder; expected one with files fetched by hand, such as " +
                $"'{file.Name}'. Correct it.");
        return options.From.Append(Incoming)
            .SelectMany(folder => (string[])[Path.Combine(folder, file.Name),
                Path.Combine(folder, source.Name, file.Name)])
            .Select(Path.GetFullPath).Where(File.Exists).Distinct();
    }

    /// <summary>Waits until no other process works on the set.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Task<IDisposable> LockAsync(CancellationToken cancellationToken) => Task.Run(
        () => FileLock.Take(Path.Combine(Root, $".{source.Name}.lock"), $"Another process works on '{Set}'; waiting " +
            "until it is done.",
            options.Say, cancellationToken),
        cancellationToken);

    /// <summary>Moves the unfinished set to its place. An old folder there is renamed to "NAME.before".</summary>
    public void Commit()
    {
        if (IsEmpty(Set))
            Directory.Delete(Set);
        else if (Path.Exists(Set))
        {
            var before = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? $"{Set}.before" : $"{Set}.before-{n}")
                .First(name => !Path.Exists(name));
            Directory.Move(Set, before);
            options.Say?.Invoke($"The folder that was there is now '{before}'.");
        }
        Directory.Move(Unfinished, Set);
    }

    /// <summary>Removes the files that a finished or killed call left beside the set.</summary>
    public void ClearUp()
    {
        Remove(Unfinished);
        Remove(Downloads);
        if (Path.GetDirectoryName(Downloads) is { } all && IsEmpty(all))
            Directory.Delete(all);
    }

    public static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    public static bool IsEmpty(string folder) => Directory.Exists(folder)
        && !Directory.EnumerateFileSystemEntries(folder).Any();
}
