using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>Brings a set's files together and makes the set of them. The caller holds the set's lock (<see cref="DataPlaces.Lock"/>).</summary>
internal sealed class SetMaker(DataSource source, GetOptions options, DataPlaces places, CancellationToken cancellationToken) : IDisposable
{
    private readonly Downloader downloader = new(options.Download);
    private readonly LocalFiles local = new(source, options, places);

    /// <summary>Optional files that could not be had.</summary>
    public List<DataFile> NotThere { get; } = [];

    public void Dispose() => downloader.Dispose();

    /// <summary>Makes the whole set in a hidden folder and puts that in its place.</summary>
    public async Task<Receipt> MakeAsync()
    {
        var files = new List<(DataFile File, string Path)>();
        foreach (var file in source.Files)
        {
            if (await ObtainAsync(file) is { } path)
                files.Add((file, path));
        }
        using var staged = new StagedFolder(places.Set);
        RequireSpace(files.Sum(file => new FileInfo(file.Path).Length));
        foreach (var (file, path) in files.Where(file => !file.File.Unpack))
            await CopyAsync(file, path, Path.Combine(staged.Path, file.Name));
        foreach (var (file, path) in files.Where(file => file.File.Unpack))
            await Task.Run(() => SafeArchive.UnpackInto(path, staged.Path, file.Limits, options.Progress, cancellationToken), cancellationToken);
        var sources = files.Select(file => Source(file.File, file.Path)).ToList();
        var receipt = await Receipt.OfAsync(source.Name, staged.Path, sources, options.Progress, cancellationToken);
        receipt.Write(staged.Path);
        if (staged.Commit(options.Again) is { } before)
            options.Say?.Invoke($"The folder that was there is now '{before}'.");
        return receipt;
    }

    /// <summary>Adds optional files that a set lacks, one by one.</summary>
    public async Task<Receipt> AddAsync(Receipt receipt)
    {
        foreach (var file in source.Files.Where(file => file.Optional && !receipt.WasMadeFrom(file)))
        {
            if (await AddAsync(file) is not { } path)
                continue;
            var item = new ReceiptItem(file.Name, await FolderSum.OfAsync(path, contents: true, null, cancellationToken));
            receipt = receipt with
            {
                Sources = [.. receipt.Sources.Where(old => old.Name != file.Name), Source(file, path)],
                Items = [.. receipt.Items.Where(old => old.Name != file.Name), item],
            };
            receipt.Write(places.Set);
        }
        return receipt;
    }

    private async Task<string?> AddAsync(DataFile file)
    {
        var place = Path.Combine(places.Set, file.Name);
        if (!file.Unpack && File.Exists(place) && await FileSum.IsRightAsync(place, file, cancellationToken))
            return place;
        if (file.Unpack || Path.Exists(place))
        {
            var reason = file.Unpack ? "an archive is unpacked with the whole set only" : $"'{place}' is another file";
            options.Say?.Invoke($"'{file.Name}' is not added: {reason}. To get the set anew, use --again.");
            NotThere.Add(file);
            return null;
        }
        if (await ObtainAsync(file) is not { } path)
            return null;
        var part = Path.Combine(places.Set, $".{file.Name}.part");
        File.Delete(part);
        await CopyAsync(file, path, part);
        File.Move(part, place);
        return place;
    }

    private async Task<string?> ObtainAsync(DataFile file)
    {
        if (await local.FindAsync(file, cancellationToken) is { } path)
            return path;
        var withMirrors = options.WithMirrors(source, file);
        if (file.Optional && withMirrors.Mirrors.Count == 0)
        {
            NotThere.Add(file);
            return null;
        }
        try
        {
            return await downloader.FetchAsync(withMirrors, places.Downloads, options.Progress, options.Say, cancellationToken);
        }
        catch (FaceDataException error) when (file.Optional)
        {
            options.Say?.Invoke(error.Message);
            NotThere.Add(file);
            return null;
        }
        catch (FaceDataException error)
        {
            var byHand = $"Files fetched by hand are taken from '{places.Incoming}'; this one's SHA-256 is {file.Sha256}.";
            throw new FaceDataException($"{error.Message} {byHand}", error);
        }
    }

    private async Task CopyAsync(DataFile file, string from, string to)
    {
        await using (var input = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read))
        await using (var output = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            await input.CopyToAsync(output, cancellationToken);
        if (!await FileSum.IsRightAsync(to, file, cancellationToken))
            throw new FaceDataException($"'{from}' changed while it was copied: the copy has not SHA-256 {file.Sha256}. Run the command again.");
    }

    private static ReceiptFile Source(DataFile file, string path) => new(file.Name, new FileInfo(path).Length, file.Sha256);

    // Faces hardly shrink in an archive: unpacked they need its length at least.
    private void RequireSpace(long needed)
    {
        var free = options.Download.FreeBytes(places.Root);
        if (needed > free)
            throw new FaceDataException($"Unpacking needs {DiskSpace.Text(needed)} at least, and the disk of '{places.Root}' has " +
                $"{DiskSpace.Text(free)} free. Free some space, or choose a folder on another disk. What has come is kept.");
    }
}
