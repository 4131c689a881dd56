using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>Gets a set's files and makes the set from them. The caller holds the set's lock.</summary>
internal sealed class SetMaker(
    DataSource source, GetOptions options, SetPlaces places, CancellationToken cancellationToken) : IDisposable
{
    private readonly Downloader downloader = new(options.Download);

    /// <summary>The optional files that could not be got.</summary>
    public List<DataFile> NotThere { get; } = [];

    public void Dispose() => downloader.Dispose();

    /// <summary>Makes the whole set in a hidden folder and then moves it to its place.</summary>
    public async Task<Receipt> MakeAsync()
    {
        var files = new List<(DataFile File, string Path)>();
        foreach (var file in source.Files)
        {
            if (await ObtainAsync(file) is { } path)
                files.Add((file, path));
        }
        // An archive hardly compresses pictures: unpacked they need at least its length.
        var needed = files.Sum(file => new FileInfo(file.Path).Length);
        options.Download.RequireSpace(places.Root, needed, $"Unpacking needs {DiskSpace.Text(needed)} at least");
        SetPlaces.Remove(places.Unfinished);
        Directory.CreateDirectory(places.Unfinished);
        try
        {
            await Task.Run(() => Fill(files), cancellationToken);
            var sources = files.Select(
                file => new ReceiptFile(file.File.Name, new FileInfo(file.Path).Length, file.File.Sha256));
            var receipt = await Receipt.OfAsync(
                source.Name, places.Unfinished, [.. sources], options.Progress, cancellationToken);
            receipt.Write(places.Unfinished);
            places.Commit();
            // After the set is in its place: pictures that do not give a file are kept, for the user to look at.
            foreach (var file in NotThere.ToList())
            {
                if (Rebuild(file))
                    receipt = await WithAsync(receipt, file);
            }
            return receipt;
        }
        finally
        {
            SetPlaces.Remove(places.Unfinished);
        }
    }

    /// <summary>Adds optional files that a set lacks, one by one.</summary>
    public async Task<Receipt> AddAsync(Receipt receipt)
    {
        foreach (var file in source.Files.Where(file => !receipt.WasMadeFrom(file)))
        {
            if (await AddAsync(file, Path.Combine(places.Set, file.Name)))
                receipt = await WithAsync(receipt, file);
        }
        return receipt;
    }

    /// <summary>Notes a file of the set in its receipt.</summary>
    private async Task<Receipt> WithAsync(Receipt receipt, DataFile file)
    {
        var added = await ReceiptFile.OfAsync(file.Name, Path.Combine(places.Set, file.Name), cancellationToken);
        receipt = receipt with
        {
            Sources = [.. receipt.Sources.Where(old => old.Name != file.Name), added],
            Files = [.. receipt.Files.Where(old => old.Name != file.Name), added],
        };
        receipt.Write(places.Set);
        return receipt;
    }

    private async Task<bool> AddAsync(DataFile file, string place)
    {
        if (!file.Unpack && await file.IsAtAsync(place, cancellationToken))
            return true;
        if (file.Unpack || Path.Exists(place))
        {
            var reason = file.Unpack ? "an archive is unpacked with the whole set only" : $"'{place}' is another file";
            options.Say?.Invoke($"'{file.Name}' is not added: {reason}. To get the set anew, use --again.");
            NotThere.Add(file);
            return false;
        }
        if (await ObtainAsync(file) is not { } path)
            return Rebuild(file);
        WholeFile.Write(place, temporary => File.Copy(path, temporary));
        return true;
    }

    /// <returns>The path of a file with the right sum; <see langword="null"/> if an optional file cannot be got, which
    /// is then in <see cref="NotThere"/>.</returns>
    private async Task<string?> ObtainAsync(DataFile file)
    {
        foreach (var path in places.ByHand(file))
        {
            if (await file.IsAtAsync(path, cancellationToken))
                return path;
            options.Say?.Invoke($"'{path}' is not used: it has {new FileInfo(path).Length:N0} bytes and SHA-256 " +
                $"{await DataFile.SumOfAsync(path, cancellationToken)}; expected {file.Sha256}.");
        }
        var withMirrors = options.WithMirrors(source, file);
        try
        {
            return await downloader.FetchAsync(
                withMirrors, places.Downloads, options.Progress, options.Say, cancellationToken);
        }
        catch (FaceDataException error) when (file.Optional)
        {
            if (withMirrors.Mirrors.Count > 0)
                options.Say?.Invoke(error.Message);
            NotThere.Add(file);
            return null;
        }
        catch (FaceDataException error)
        {
            throw new FaceDataException($"{error.Message} Files fetched by hand are taken from '{places.Incoming}'; " +
                $"this one's SHA-256 is {file.Sha256}.", error);
        }
    }

    /// <summary>Makes a file that could not be got from the set's pictures.</summary>
    /// <returns>True if the file is made, false if no pictures give it.</returns>
    private bool Rebuild(DataFile file)
    {
        if (file.Rebuild is not { } rebuild)
            return false;
        WholeFile.Write(Path.Combine(places.Set, file.Name),
            temporary => File.WriteAllText(temporary, rebuild(places.Set)));
        return NotThere.Remove(file);
    }

    private void Fill(List<(DataFile File, string Path)> files)
    {
        foreach (var (file, path) in files.OrderBy(file => file.File.Unpack))
        {
            if (file.Unpack)
                SafeArchive.Unpack(path, places.Unfinished, file.Limits, options.Progress, cancellationToken);
            else
                File.Copy(path, Path.Combine(places.Unfinished, file.Name));
        }
    }
}
