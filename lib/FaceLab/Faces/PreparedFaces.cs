using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Faces.Decoding;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Faces;

/// <summary>Faces ready for training: one uint8 tensor with a row for each readable picture of a set.</summary>
/// <remarks>
/// 13,233 faces at 72x72 are 206 MB. No work for single images is left: batches are gathered from the tensor and
/// augmented as tensors. Notebook 03 explains it.
/// </remarks>
public sealed class PreparedFaces : IDisposable
{
    /// <summary>The rows in a block: as many of 1024 x 1024 x 3 bytes fit in one span.</summary>
    private const int BlockRows = 512;

    private readonly int[] rowOfSource;     // -1 for a picture that could not be read

    private PreparedFaces(
        FaceSet source, Tensor pixels, IReadOnlyList<SkippedPicture> skipped, string key, string parameters)
    {
        (Pixels, Key, Parameters) = (pixels, key, parameters);
        Unreadable = [.. skipped.Select(one => new UnreadableImage(source.Records[one.Index].Path, one.Reason))];
        var (gone, row) = (skipped.Select(one => one.Index).ToHashSet(), 0);
        rowOfSource = [.. Enumerable.Range(0, source.Count).Select(i => gone.Contains(i) ? -1 : row++)];
        Faces = skipped.Count == 0 ? source
            : new FaceSet(source.Name, source.Records.Where((_, i) => rowOfSource[i] >= 0));
    }

    /// <summary>Makes other pixels of the same faces.</summary>
    private PreparedFaces(PreparedFaces source, Tensor pixels, string key, string parameters)
    {
        (Pixels, Key, Parameters) = (pixels, key, parameters);
        (Faces, Unreadable, rowOfSource) = (source.Faces, source.Unreadable, source.rowOfSource);
    }

    /// <summary>The faces that could be read; index i is row i of <see cref="Pixels"/>.</summary>
    public FaceSet Faces { get; }

    /// <summary>The pixels: (N, Size, Size, 3), uint8, RGB. They belong to this object.</summary>
    public Tensor Pixels { get; }

    /// <summary>The side of a face in pixels.</summary>
    public int Size => (int)Pixels.shape[1];

    /// <summary>The pictures that could not be read, with reasons; they have no row.</summary>
    public IReadOnlyList<UnreadableImage> Unreadable { get; }

    /// <summary>The SHA-256 of everything that determines the pixels, 64 hexadecimal digits: content of the files,
    /// identities, numbers, boxes, landmarks and <see cref="Parameters"/>. Pixels that were not read from files are
    /// hashed themselves.</summary>
    public string Key { get; }

    /// <summary>The parameters of the preparation, one line: <see cref="IFacePreparation.Parameters"/>.</summary>
    public string Parameters { get; }

    /// <summary>Decodes a set in parallel, into memory.</summary>
    /// <param name="faces">The set.</param>
    /// <param name="preparation">The preparation; <see cref="CenterCrop"/> with its defaults if null.</param>
    /// <param name="threads">The number of threads; all cores if null.</param>
    /// <param name="progress">Gets the number of pictures done, fewer than 400 times.</param>
    /// <param name="cancellationToken">Stops the work; nothing is kept.</param>
    /// <returns>The faces; the caller disposes them.</returns>
    /// <exception cref="FaceDataException">No picture could be read, or there is too little memory.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is below 1.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PreparedFaces FromFiles(FaceSet faces, IFacePreparation? preparation = null, int? threads = null,
        IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        preparation ??= new CenterCrop();
        using var scope = NewDisposeScope();
        var pixels = Allocate(faces, preparation.Size);
        var blocks = pixels.split(BlockRows, dim: 0);
        var (skipped, sources) = PreparationRun.Run(faces, preparation, threads, progress,
            (i, row) => row.CopyTo(RowIn(blocks, i, row.Length)), cancellationToken);
        if (skipped.Count > 0)
            pixels = pixels.index_select(0, torch.tensor(Others(faces.Count, skipped)));
        var key = FaceCacheKey.Of(faces, preparation.Parameters, i => PictureSources.HashOf(sources, i));
        return new PreparedFaces(faces, pixels.DetachFromDisposeScope(), skipped, key, preparation.Parameters);
    }

    /// <summary>Maps the prepared faces of a set from a file; the first call makes the file.</summary>
    /// <remarks>The pixels are a private mapping: pages are loaded when they are read, the system may drop them again,
    /// and changes to the tensor stay in this process. So a set may be larger than memory.</remarks>
    /// <param name="faces">The set.</param>
    /// <param name="preparation">The preparation; <see cref="CenterCrop"/> with its defaults if null.</param>
    /// <param name="options">The options of the cache; their defaults if null.</param>
    /// <param name="progress">Gets the number of pictures done, fewer than 400 times.</param>
    /// <param name="cancellationToken">Stops the work; nothing is kept.</param>
    /// <exception cref="FaceDataException">No picture could be read, or the folder is full or unusable.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PreparedFaces FromCache(
        FaceSet faces, IFacePreparation? preparation = null, FaceCacheOptions? options = null,
        IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        FaceCache.OpenOrMake(faces, preparation ?? new CenterCrop(), options ?? new(), progress, cancellationToken);

    /// <summary>Takes some rows of a cache file.</summary>
    /// <param name="part">The faces to take.</param>
    /// <param name="indices">The index in the whole set of each.</param>
    /// <param name="whole">The set of the file.</param>
    /// <param name="head">The head of the file.</param>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">The pixels cannot be mapped.</exception>
    internal static PreparedFaces Take(
        FaceSet part, int[] indices, FaceSet whole, CacheHead head, string file)
    {
        using var all = Map(whole, head, file);
        var reasons = head.Unreadable.ToDictionary(one => one.Index, one => one.Reason);
        SkippedPicture[] skipped = [.. indices.Index().Where(one => reasons.ContainsKey(one.Item))
            .Select(one => new SkippedPicture(one.Index, reasons[one.Item]))];
        long[] rows = [.. indices.Where(index => !reasons.ContainsKey(index)).Select(index => (long)all.RowOf(index))];
        using var scope = NewDisposeScope();
        var key = FaceCacheKey.Of(part, head.Parameters, i => PictureSources.HashOf(head.Sources, indices[i]));
        var pixels = all.Pixels.index_select(0, torch.tensor(rows)).DetachFromDisposeScope();
        return new PreparedFaces(part, pixels, skipped, key, head.Parameters);
    }

    /// <summary>Makes prepared faces of pixels, for example rendered ones.</summary>
    /// <param name="faces">The faces of the rows.</param>
    /// <param name="pixels">The pixels: (N, size, size, 3) bytes, RGB.</param>
    /// <param name="size">The side in pixels.</param>
    /// <param name="parameters">The origin of the pixels, one line.</param>
    /// <returns>The faces; the caller disposes them.</returns>
    /// <exception cref="ArgumentException">The number of bytes does not fit.</exception>
    public static PreparedFaces FromPixels(
        FaceSet faces, byte[] pixels, int size, string parameters = "pixels as given")
    {
        var bytesEach = size * size * 3;
        var expected = (long)faces.Count * bytesEach;
        if (pixels.LongLength != expected)
            throw new ArgumentException($"{faces.Count:N0} faces of {size}x{size}x3 need {expected:N0} bytes, " +
                $"not {pixels.LongLength:N0}.", nameof(pixels));
        var key = FaceCacheKey.Of(faces, parameters, i => SHA256.HashData(pixels.AsSpan(i * bytesEach, bytesEach)));
        using var scope = NewDisposeScope();
        return new PreparedFaces(
            faces, torch.tensor(pixels, [faces.Count, size, size, 3]).DetachFromDisposeScope(), [], key, parameters);
    }

    /// <summary>Maps the pixels of a cache file.</summary>
    /// <exception cref="InvalidDataException">They cannot be mapped.</exception>
    internal static PreparedFaces Map(FaceSet source, CacheHead head, string file)
    {
        using var scope = NewDisposeScope();
        try
        {
            var pixels = torch.from_file(file, shared: false, size: head.PixelBytes, dtype: ScalarType.Byte)
                .view(head.Rows, head.Size, head.Size, 3).DetachFromDisposeScope();
            return new PreparedFaces(source, pixels, head.Unreadable, head.Key, head.Parameters);
        }
        catch (ExternalException error)
        {
            var reason = NativeError.MessageOf(error).ReplaceLineEndings(" ");
            throw new InvalidDataException($"it cannot be mapped: {reason}", error);
        }
    }

    /// <summary>Returns true if a picture of the original set has a row.</summary>
    internal bool IsReadable(int sourceIndex) => rowOfSource[sourceIndex] >= 0;

    /// <summary>Returns the row of a picture of the original set.</summary>
    /// <param name="sourceIndex">Its index in that set.</param>
    /// <exception cref="ArgumentOutOfRangeException">The set has no such index.</exception>
    /// <exception cref="FaceDataException">That picture could not be read.</exception>
    public int RowOf(int sourceIndex)
    {
        if (sourceIndex < 0 || sourceIndex >= rowOfSource.Length)
            throw new ArgumentOutOfRangeException(
                nameof(sourceIndex), sourceIndex, $"The set has pictures 0 to {rowOfSource.Length - 1}.");
        if (rowOfSource[sourceIndex] >= 0)
            return rowOfSource[sourceIndex];
        var image = Unreadable[rowOfSource.Take(sourceIndex).Count(row => row < 0)];
        throw new FaceDataException($"Picture {sourceIndex} of the set, '{image.Path}', could not be read: " +
            $"{image.Reason} ({Unreadable.Count:N0} such; see Unreadable). A pair needs it: restore the file, " +
            "or leave the pair out and say so with the result.");
    }

    /// <summary>Turns pairs of the prepared set into pairs of rows.</summary>
    /// <exception cref="FaceDataException">A pair needs a picture that could not be read.</exception>
    public IReadOnlyList<FacePair> RowsOf(IEnumerable<FacePair> pairs) =>
        [.. pairs.Select(pair => pair with { First = RowOf(pair.First), Second = RowOf(pair.Second) })];

    /// <summary>Draws different pairs of some people: as many genuine as impostor pairs.</summary>
    /// <param name="people">The people whose pairs are drawn; people who are not in the set are left out.</param>
    /// <param name="pairsEach">Pairs of each kind; fewer if there are not so many.</param>
    /// <param name="seed">The same seed gives the same pairs.</param>
    /// <returns>Pairs of rows.</returns>
    /// <exception cref="ArgumentException">The people have no genuine or no impostor pair.</exception>
    public IReadOnlyList<FacePair> DrawPairs(FaceSet people, int pairsEach, int seed = 1) =>
        PairSampler.DrawAmong(Faces, people, pairsEach, seed);

    /// <summary>Frees the pixels.</summary>
    public void Dispose() => Pixels.Dispose();

    /// <summary>Makes the same faces at half the size, each pixel the mean of 2x2.</summary>
    /// <returns>The faces, in the same rows and with the same unreadable pictures; the caller disposes
    /// them.</returns>
    /// <exception cref="InvalidOperationException">The size is odd.</exception>
    public PreparedFaces Halved()
    {
        if (Size % 2 != 0)
            throw new InvalidOperationException($"Faces of {Size} pixels have no half: prepare them at an even size.");
        using var scope = NewDisposeScope();
        var bytesEach = Size / 2 * (Size / 2) * 3;
        var blocks = Pixels.split(BlockRows, dim: 0).Select(block => Half(block, Size / 2).cpu()).ToArray();
        var parameters = $"{Parameters}; halved";
        var key = FaceCacheKey.Of(Faces, parameters, i => SHA256.HashData(RowIn(blocks, i, bytesEach)));
        return new PreparedFaces(this, cat(blocks, 0).DetachFromDisposeScope(), key, parameters);
    }

    private static Tensor Half(Tensor block, int side)
    {
        using var scope = NewDisposeScope();
        var squares = block.to(ScalarType.Float32).view(block.shape[0], side, 2, side, 2, 3);
        // This rounds half up, because the conversion to bytes truncates.
        return squares.mean([2, 4]).add_(0.5).to(ScalarType.Byte).contiguous().MoveToOuterDisposeScope();
    }

    private static Tensor Allocate(FaceSet faces, int size)
    {
        try
        {
            return torch.empty([faces.Count, size, size, 3], ScalarType.Byte);
        }
        catch (ExternalException error)
        {
            var bytes = (long)faces.Count * size * size * 3;
            throw new FaceDataException($"{faces.Count:N0} faces of {size}x{size}x3 are {bytes:N0} bytes, " +
                "more than there is memory. Choose a smaller size or fewer people, or map them from a file: " +
                $"{nameof(PreparedFaces)}.{nameof(FromCache)}.", error);
        }
    }

    /// <summary>Returns row <paramref name="index"/>; a span of all rows would end at 2 GB.</summary>
    private static Span<byte> RowIn(Tensor[] blocks, int index, int length) =>
        blocks[index / BlockRows].bytes.Slice(index % BlockRows * length, length);

    private static long[] Others(int count, List<SkippedPicture> skipped) =>
        [.. Enumerable.Range(0, count).Except(skipped.Select(picture => picture.Index)).Select(index => (long)index)];
}
