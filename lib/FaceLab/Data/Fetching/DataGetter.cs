using FaceLab.Basics;

namespace FaceLab.Data.Fetching;

/// <summary>Gets a set of faces: fetches its files, checks their sums, unpacks them, and writes a receipt. A later call
/// checks the set by its receipt.</summary>
/// <remarks>
/// Under the data folder: <c>NAME</c> is the set, <c>incoming</c> holds files that people fetched by hand,
/// <c>downloads/NAME</c> holds unfinished downloads, and only this class uses <c>.NAME.lock</c> and
/// <c>.NAME.unfinished</c>. A set appears complete or not at all: a kill at any moment leaves the old set or none, and
/// the next call continues the download.
/// </remarks>
public static class DataGetter
{
    /// <summary>Finds <c>data/</c> of the checkout in or above the current folder.</summary>
    /// <returns>Its path, or <see langword="null"/> outside a checkout.</returns>
    public static string? DefaultFolder() =>
        FaceSource.CheckoutAbove(Directory.GetCurrentDirectory()) is { } checkout ? Path.Combine(checkout, "data")
            : null;

    /// <summary>Finds a set that is there, agrees with its receipt, and lacks no file that could be got now.</summary>
    /// <returns>The set, or <see langword="null"/> if <see cref="GetAsync"/> has something to do.</returns>
    /// <exception cref="FaceDataException">The catalogue's entry is not valid, or the set's folder holds something else
    /// or has changed.</exception>
    public static async Task<GetResult?> AlreadyThereAsync(
        DataSource source, GetOptions options, CancellationToken cancellationToken = default)
    {
        source.Validate();
        var places = new SetPlaces(source, options);
        if (await ReceiptAsync(source, options, places, cancellationToken) is not { } receipt)
            return null;
        var lacking = source.Files.Where(file => !receipt.WasMadeFrom(file)).ToList();
        // Without accepted terms no mirror is asked: a set that is there then needs no network.
        if (lacking.Any(file => places.ByHand(file).Any()
            || (file.Rebuild is not null && !Path.Exists(Path.Combine(places.Set, file.Name)))
            || (options.TermsAccepted && options.WithMirrors(source, file).Mirrors.Count > 0)))
            return null;
        if (Directory.Exists(places.Downloads) || Directory.Exists(places.Unfinished))
        {
            // An earlier call was killed before it had cleared up.
            using var held = await places.LockAsync(cancellationToken);
            places.ClearUp();
        }
        // A file that users put into the set themselves does not count as lacking.
        lacking.RemoveAll(file => Path.Exists(Path.Combine(places.Set, file.Name)));
        return Result(places, receipt, wasThere: true, lacking);
    }

    /// <summary>Gets the set, or the files that it lacks.</summary>
    /// <param name="source">The set to get.</param>
    /// <param name="options">The set's place, and the sources of its files.</param>
    /// <param name="cancellationToken">Stops the work; what was downloaded is kept for the next call.</param>
    /// <returns>The complete set.</returns>
    /// <exception cref="FaceDataException">The terms are not accepted, a file cannot be got (the message names each
    /// mirror with its reason), an archive is refused or damaged, the disk is full, or the set's folder holds something
    /// else or has changed.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static async Task<GetResult> GetAsync(
        DataSource source, GetOptions options, CancellationToken cancellationToken = default)
    {
        if (await AlreadyThereAsync(source, options, cancellationToken) is { } there)
            return there;
        if (!options.TermsAccepted)
            throw new FaceDataException($"The terms of '{source.Name}' are not accepted, so nothing is fetched. They " +
                $"are: {source.Terms}");
        var places = new SetPlaces(source, options);
        Directory.CreateDirectory(places.Root);
        using var held = await places.LockAsync(cancellationToken);
        using var maker = new SetMaker(source, options, places, cancellationToken);
        try
        {
            // Read again: the process that held the lock may have made the set.
            var old = await ReceiptAsync(source, options, places, cancellationToken);
            var receipt = old is null ? await maker.MakeAsync() : await maker.AddAsync(old);
            places.ClearUp();
            return Result(places, receipt, wasThere: old is not null, maker.NotThere);
        }
        catch (IOException error) when (DiskSpace.IsFull(error))
        {
            throw new FaceDataException($"The disk of '{places.Root}' is full. What was downloaded is kept: free " +
                "some space and run the same command again.", error);
        }
    }

    /// <summary>Reads the receipt of a set and checks the set by it.</summary>
    /// <returns>The receipt, or <see langword="null"/> if there is no set or it is to be made again.</returns>
    private static async Task<Receipt?> ReceiptAsync(
        DataSource source, GetOptions options, SetPlaces places, CancellationToken cancellationToken)
    {
        if (options.Again || !Path.Exists(places.Set) || SetPlaces.IsEmpty(places.Set))
            return null;
        try
        {
            var receipt = Receipt.Read(places.Set);
            if (source.Files.FirstOrDefault(file => !file.Optional && !receipt.WasMadeFrom(file)) is { } other)
                throw new FaceDataException($"it was made from another '{other.Name}' than the catalogue's");
            await receipt.CheckAsync(places.Set, options.Verify, options.Progress, cancellationToken);
            return receipt;
        }
        catch (FaceDataException error)
        {
            throw new FaceDataException($"'{places.Set}' is there, but {error.Message}. It is left as it is. To get " +
                $"it anew, and to keep the old folder as '{source.Name}.before', use --again.", error);
        }
    }

    private static GetResult Result(
        SetPlaces places, Receipt receipt, bool wasThere, IReadOnlyList<DataFile> notThere) =>
        new(places.Set, receipt.Files.Count, receipt.Files.Sum(file => file.Bytes), wasThere, notThere);
}
