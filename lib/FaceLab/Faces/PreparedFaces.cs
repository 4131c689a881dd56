using System.Runtime.InteropServices;
using FaceLab.Data;
using FaceLab.Faces.Decoding;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Faces;

/// <summary>Faces in memory, ready for training: one uint8 tensor, a row for each readable picture of a set.</summary>
/// <remarks>
/// 13,233 faces at 72x72 are 206 MB. There is no per-image work after this: batches are gathered from the tensor and
/// augmented as tensors. Explained in notebook 03.
/// </remarks>
public sealed partial class PreparedFaces : IDisposable
{
    /// <summary>Rows of at most 1024 x 1024 x 3 bytes that one span holds.</summary>
    private const int BlockRows = 512;

    private readonly int[] rowOfSource;

    /// <param name="source">The set that was prepared.</param>
    /// <param name="pixels">A row for each picture that could be read; taken over.</param>
    /// <param name="skipped">The others, in order.</param>
    /// <param name="key">Of the content.</param>
    /// <param name="parameters">Of the preparation.</param>
    private PreparedFaces(FaceSet source, Tensor pixels, IReadOnlyList<SkippedPicture> skipped, string key, string parameters)
    {
        (Pixels, Key, Parameters) = (pixels, key, parameters);
        Unreadable = [.. skipped.Select(picture => new UnreadableImage(source.Records[picture.Index].Path, picture.Reason))];
        rowOfSource = new int[source.Count];
        foreach (var (index, _) in skipped)
            rowOfSource[index] = -1;
        var row = 0;
        for (var i = 0; i < rowOfSource.Length; i++)
            rowOfSource[i] = rowOfSource[i] < 0 ? -1 : row++;
        Faces = skipped.Count == 0 ? source : new FaceSet(source.Name, source.Records.Where((_, i) => rowOfSource[i] >= 0));
    }

    /// <summary>The faces that could be read; index i is row i of <see cref="Pixels"/>.</summary>
    public FaceSet Faces { get; }

    /// <summary>(N, Size, Size, 3), uint8, RGB. Owned by this object.</summary>
    public Tensor Pixels { get; }

    /// <summary>Side of a face in pixels.</summary>
    public int Size => (int)Pixels.shape[1];

    /// <summary>The pictures that could not be read, with reasons; they have no row.</summary>
    public IReadOnlyList<UnreadableImage> Unreadable { get; }

    /// <summary>
    /// SHA-256 of all that decided the pixels, 64 hexadecimal digits: content of the files, identities, boxes, landmarks and
    /// <see cref="Parameters"/>. Pixels that were not read from files are hashed themselves.
    /// </summary>
    public string Key { get; }

    /// <summary>How the pixels were made, one line: <see cref="IFacePreparation.Parameters"/>.</summary>
    public string Parameters { get; }

    /// <summary>Decodes a set in parallel, into memory.</summary>
    /// <param name="faces">What to decode.</param>
    /// <param name="preparation">Which part is kept at which size; <see cref="CenterCrop"/> with its defaults if not given.</param>
    /// <param name="threads">Threads that decode; all cores if not given.</param>
    /// <param name="progress">Told the number of pictures done, at most 200 times.</param>
    /// <param name="cancellationToken">Stops the work; nothing is kept.</param>
    /// <returns>The faces; the caller disposes them.</returns>
    /// <exception cref="FaceDataException">No picture could be read (the message shows the first reasons), or the memory does not suffice.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is below 1.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PreparedFaces FromFiles(FaceSet faces, IFacePreparation? preparation = null, int? threads = null,
        IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(faces);
        preparation ??= new CenterCrop();
        var run = new PreparationRun(faces, preparation, threads, progress);
        using var scope = NewDisposeScope();
        var pixels = Allocate(faces, preparation.Size);
        var blocks = pixels.split(BlockRows, dim: 0);
        var skipped = run.Prepare(0, faces.Count, (i, row) => row.CopyTo(RowIn(blocks, i, row.Length)), cancellationToken);
        if (skipped.Count == faces.Count)
            throw NoneReadable(faces, skipped);
        if (skipped.Count > 0)
            pixels = pixels.index_select(0, torch.tensor(Others(faces.Count, skipped), dtype: ScalarType.Int64));
        return new PreparedFaces(faces, pixels.DetachFromDisposeScope(), skipped,
            FaceCacheKey.Of(faces, preparation.Parameters, run.Hashes), preparation.Parameters);
    }

    /// <summary>Faces that are already pixels, for example rendered ones.</summary>
    /// <param name="faces">What the rows show.</param>
    /// <param name="pixels">(N, size, size, 3) bytes, RGB.</param>
    /// <param name="size">Side in pixels.</param>
    /// <param name="parameters">How they were made, one line.</param>
    /// <returns>The faces; the caller disposes them.</returns>
    /// <exception cref="ArgumentException">The number of bytes does not fit.</exception>
    public static PreparedFaces FromPixels(FaceSet faces, byte[] pixels, int size, string parameters = "pixels as given")
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(parameters);
        if (pixels.LongLength != (long)faces.Count * size * size * 3)
            throw new ArgumentException($"{faces.Count:N0} faces of {size}x{size}x3 need {(long)faces.Count * size * size * 3:N0} bytes, not {pixels.LongLength:N0}.", nameof(pixels));
        var hashes = new ContentHashes(faces.Count);
        for (var i = 0; i < faces.Count; i++)
            hashes.Set(i, pixels.AsSpan(i * size * size * 3, size * size * 3));
        using var scope = NewDisposeScope();
        var rows = torch.tensor(pixels, [faces.Count, size, size, 3]).DetachFromDisposeScope();
        return new PreparedFaces(faces, rows, [], FaceCacheKey.Of(faces, parameters, hashes), parameters);
    }

    /// <summary>The row of a picture of the set that was prepared.</summary>
    /// <param name="sourceIndex">Index in the set given to <see cref="FromFiles"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The set has no such index.</exception>
    /// <exception cref="FaceDataException">That picture could not be read.</exception>
    public int RowOf(int sourceIndex)
    {
        if (sourceIndex < 0 || sourceIndex >= rowOfSource.Length)
            throw new ArgumentOutOfRangeException(nameof(sourceIndex), sourceIndex, $"The set has pictures 0 to {rowOfSource.Length - 1}.");
        if (rowOfSource[sourceIndex] >= 0)
            return rowOfSource[sourceIndex];
        var image = Unreadable[rowOfSource.Take(sourceIndex).Count(row => row < 0)];
        throw new FaceDataException($"Picture {sourceIndex} of the set, '{image.Path}', could not be read: {image.Reason} ({Unreadable.Count:N0} such; " +
            "see Unreadable). A pair needs it: restore the file, or leave the pair out and say so with the result.");
    }

    /// <summary>Pairs of the prepared set as pairs of rows.</summary>
    /// <exception cref="FaceDataException">A pair needs a picture that could not be read.</exception>
    public IReadOnlyList<FacePair> RowsOf(IEnumerable<FacePair> pairs) =>
        [.. pairs.Select(pair => pair with { First = RowOf(pair.First), Second = RowOf(pair.Second) })];

    /// <summary>Different pairs of some people, drawn once: genuine ones, and as many impostors.</summary>
    /// <param name="people">Whose pairs; people who are not in the set are left out.</param>
    /// <param name="pairsEach">Pairs of each kind; fewer where there are not so many.</param>
    /// <param name="seed">Decides which.</param>
    /// <returns>Pairs of rows.</returns>
    /// <exception cref="ArgumentException">The people have no genuine or no impostor pair.</exception>
    public IReadOnlyList<FacePair> DrawPairs(FaceSet people, int pairsEach, int seed = 1) => PairSampler.DrawAmong(Faces, people, pairsEach, seed);

    /// <summary>Frees the pixels.</summary>
    public void Dispose() => Pixels.Dispose();

    private static Tensor Allocate(FaceSet faces, int size)
    {
        try
        {
            return torch.empty([faces.Count, size, size, 3], ScalarType.Byte);
        }
        catch (ExternalException error)
        {
            throw new FaceDataException($"{faces.Count:N0} faces of {size}x{size}x3 are {(long)faces.Count * size * size * 3:N0} bytes, more than there is memory. " +
                $"Choose a smaller size or fewer people, or map them from a file: {nameof(PreparedFaces)}.{nameof(FromCache)}.", error);
        }
    }

    /// <summary>Row <paramref name="index"/>; a span of all rows would end at 2 GB.</summary>
    private static Span<byte> RowIn(Tensor[] blocks, int index, int length) =>
        blocks[index / BlockRows].bytes.Slice(index % BlockRows * length, length);

    private static int[] Others(int count, List<SkippedPicture> skipped) =>
        [.. Enumerable.Range(0, count).Except(skipped.Select(picture => picture.Index))];
}
