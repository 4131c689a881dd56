using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>
/// Gets a set of faces: fetches its files, checks their sums, unpacks them, and leaves a receipt by which a later call finds
/// the set whole.
/// </summary>
/// <remarks>
/// Under the data folder: <c>NAME</c> is the set, <c>incoming</c> holds files that people fetched by hand, <c>downloads/NAME</c> what is on
/// its way, and <c>.NAME.lock</c> and <c>.NAME.unfinished</c> are this class's own. A set appears whole: a kill at any moment leaves
/// the old state or none, and the next call goes on from what was downloaded.
/// </remarks>
public static class DataGetter
{
    /// <summary><c>data/</c> of the checkout in or above the current folder, or <see langword="null"/> outside one.</summary>
    public static string? DefaultFolder() =>
        FaceSource.CheckoutAbove(Directory.GetCurrentDirectory()) is { } checkout ? Path.Combine(checkout, "data") : null;

    /// <summary>Looks whether there is nothing to do: the set is there as its receipt says, and no further file of it is at hand.</summary>
    /// <returns>The set, or <see langword="null"/> where <see cref="GetAsync"/> has something to do.</returns>
    /// <exception cref="FaceDataException">The catalogue's entry is unfit, or the set's folder holds something else or has changed.</exception>
    public static async Task<GetResult?> AlreadyThereAsync(DataSource source, GetOptions options, CancellationToken cancellationToken = default)
    {
        var places = PlacesOf(source, options);
        if (await ReceiptAsync(source, options, places, cancellationToken) is not { } receipt)
            return null;
        var lacking = source.Files.Where(file => !receipt.WasMadeFrom(file)).ToList();
        var local = new LocalFiles(source, options, places);
        // A mirror that lacks them is not asked each time, so that a set that is there needs neither network nor terms.
        if (lacking.Any(file => local.Has(file) || (options.TermsAccepted && options.WithMirrors(source, file).Mirrors.Count > 0)))
            return null;
        if (Directory.Exists(places.Downloads) || Directory.Exists(StagedFolder.PathFor(places.Set)))
        {
            // A kill came before an earlier call had cleared up.
            using var held = await LockAsync(options, places, cancellationToken);
            ClearUp(source, places);
        }
        // What users put into the set themselves is theirs, and not lacking.
        lacking.RemoveAll(file => Path.Exists(Path.Combine(places.Set, file.Name)));
        return new GetResult(places.Set, receipt.Files, receipt.Bytes, WasThere: true, lacking);
    }

    /// <summary>Gets the set, or what it lacks.</summary>
    /// <param name="source">What to get.</param>
    /// <param name="options">Where to and where from.</param>
    /// <param name="cancellationToken">Stops the work; what was downloaded is kept for the next call.</param>
    /// <returns>The set, whole.</returns>
    /// <exception cref="FaceDataException">The terms are not accepted, a file cannot be had (the message names each mirror with its reason), an
    /// archive is refused or corrupt, the disk is full, or the set's folder holds something else or has changed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<GetResult> GetAsync(DataSource source, GetOptions options, CancellationToken cancellationToken = default)
    {
        if (await AlreadyThereAsync(source, options, cancellationToken) is { } there)
            return there;
        if (!options.TermsAccepted)
            throw new FaceDataException($"The terms of '{source.Name}' are not accepted, so nothing is fetched. They are: {source.Terms}");
        var places = PlacesOf(source, options);
        Directory.CreateDirectory(places.Root);
        using var held = await LockAsync(options, places, cancellationToken);
        using var maker = new SetMaker(source, options, places, cancellationToken);
        try
        {
            // Looked at again: whoever was waited for may have made it.
            var old = await ReceiptAsync(source, options, places, cancellationToken);
            var receipt = old is null ? await maker.MakeAsync() : await maker.AddAsync(old);
            ClearUp(source, places);
            return new GetResult(places.Set, receipt.Files, receipt.Bytes, WasThere: old is not null, maker.NotThere);
        }
        catch (IOException error) when (DiskSpace.IsFull(error))
        {
            throw new FaceDataException($"The disk of '{places.Root}' is full. What was downloaded is kept: free some space and run the same " +
                "command again.", error);
        }
    }

    private static Task<IDisposable> LockAsync(GetOptions options, DataPlaces places, CancellationToken cancellationToken) =>
        Task.Run(() => DataPlaces.Lock(places.Set, options.Say, cancellationToken), cancellationToken);

    private static DataPlaces PlacesOf(DataSource source, GetOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        source.Validate();
        return new DataPlaces(Path.GetFullPath(options.DataFolder), source.Name);
    }

    /// <returns>The receipt of a set that is as it should be; <see langword="null"/> where there is none, or none is wanted.</returns>
    private static async Task<Receipt?> ReceiptAsync(DataSource source, GetOptions options, DataPlaces places, CancellationToken cancellationToken)
    {
        if (options.Again || !Path.Exists(places.Set) || StagedFolder.IsEmptyFolder(places.Set))
            return null;
        try
        {
            var receipt = Receipt.Read(places.Set) ?? throw new FaceDataException("it was not made by `facelab data get`: no receipt is in it");
            var reason = source.Files.FirstOrDefault(file => !file.Optional && !receipt.WasMadeFrom(file)) is { } other
                ? $"it was made from another '{other.Name}' than the catalogue's"
                : await receipt.WhatChangedAsync(places.Set, options.Verify, options.Progress, cancellationToken);
            return reason is null ? receipt : throw new FaceDataException(reason);
        }
        catch (FaceDataException error)
        {
            throw new FaceDataException($"'{places.Set}' is there, but {error.Message}. It is left as it is. To get it anew, and to keep " +
                $"the old folder as '{places.SetName}.before', use --again.", error);
        }
    }

    private static void ClearUp(DataSource source, DataPlaces places)
    {
        StagedFolder.Remove(StagedFolder.PathFor(places.Set));
        if (!Directory.Exists(places.Downloads))
            return;
        foreach (var file in source.Files)
        {
            var path = Path.Combine(places.Downloads, file.Name);
            File.Delete(path);
            new PartFile(path).Discard();
        }
        foreach (var folder in (string[])[places.Downloads, Path.GetDirectoryName(places.Downloads)!])
        {
            if (StagedFolder.IsEmptyFolder(folder))
                Directory.Delete(folder);
        }
    }
}
