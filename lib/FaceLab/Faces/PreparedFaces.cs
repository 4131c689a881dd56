using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Faces.Decoding;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Faces;

/// <summary>Faces ready for training: one uint8 tensor, a row for each readable picture of a set.</summary>
/// <remarks>
/// 13,233 faces at 72x72 are 206 MB. There is no per-image work after this: batches are gathered from the tensor and
/// augmented as tensors. Explained in notebook 03.
/// </remarks>
public sealed class PreparedFaces : IDisposable
{
    /// <summary>Rows of at most 1024 x 1024 x 3 bytes that one span holds.</summary>
    private const int BlockRows = 512;

    private readonly int[] rowOfSource;

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

    /// <summary>The faces that could be read; index i is row i of <see cref="Pixels"/>.</summary>
    public FaceSet Faces { get; }

    /// <summary>The pixels: (N, Size, Size, 3), uint8, RGB. Owned by this object.</summary>
    public Tensor Pixels { get; }

    /// <summary>The side of a face in pixels.</summary>
    public int Size => (int)Pixels.shape[1];

    /// <summary>The pictures that could not be read, with reasons; they have no row.</summary>
    public IReadOnlyList<UnreadableImage> Unreadable { get; }

    /// <summary>The SHA-256 of all that decided the pixels, 64 hexadecimal digits: content of the files, identities,
    /// boxes, landmarks and <see cref="Parameters"/>. Pixels that were not read from files are hashed
    /// themselves.</summary>
    public string Key { get; }

    /// <summary>The way in which the pixels were made, one line: <see cref="IFacePreparation.Parameters"/>.</summary>
    public string Parameters { get; }

    /// <summary>Decodes a set in parallel, into memory.</summary>
    /// <param name="faces">What to decode.</param>
    /// <param name="preparation">The part and the size; <see cref="CenterCrop"/> with its defaults if null.</param>
    /// <param name="threads">Threads that decode; all cores if not given.</param>
    /// <param name="progress">Told the number of pictures done, at most 200 times.</param>
    /// <param name="cancellationToken">Stops the work; nothing is kept.</param>
    /// <returns>The faces; the caller disposes them.</returns>
    /// <exception cref="FaceDataException">No picture could be read, or the memory does not suffice.</exception>
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

    /// <summary>Maps the prepared faces of a set from a file, which is made the first time.</summary>
    /// <remarks>The pixels are a private mapping: pages come into memory when they are looked at, the system may drop
    /// them again, and what is written to the tensor stays in this process. So sets larger than memory
    /// work.</remarks>
    /// <param name="faces">What to prepare.</param>
    /// <param name="preparation">The part and the size; <see cref="CenterCrop"/> with its defaults if null.</param>
    /// <param name="options">Where, and how much is believed.</param>
    /// <param name="progress">Told the number of pictures done, at most 200 times.</param>
    /// <param name="cancellationToken">Stops the work; nothing is kept.</param>
    /// <exception cref="FaceDataException">No picture could be read, or the folder is full or unusable.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PreparedFaces FromCache(
        FaceSet faces, IFacePreparation? preparation = null, FaceCacheOptions? options = null,
        IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        FaceCache.OpenOrMake(faces, preparation ?? new CenterCrop(), options ?? new(), progress, cancellationToken);

    /// <summary>Takes faces that are already pixels, for example rendered ones.</summary>
    /// <param name="faces">What the rows show.</param>
    /// <param name="pixels">(N, size, size, 3) bytes, RGB.</param>
    /// <param name="size">Side in pixels.</param>
    /// <param name="parameters">How they were made, one line.</param>
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

    /// <summary>Returns the row of a picture of the set that was prepared.</summary>
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

    /// <summary>Draws different pairs of some people once: genuine ones, and as many impostor pairs.</summary>
    /// <param name="people">Whose pairs; people who are not in the set are left out.</param>
    /// <param name="pairsEach">Pairs of each kind; fewer where there are not so many.</param>
    /// <param name="seed">Decides which.</param>
    /// <returns>Pairs of rows.</returns>
    /// <exception cref="ArgumentException">The people have no genuine or no impostor pair.</exception>
    public IReadOnlyList<FacePair> DrawPairs(FaceSet people, int pairsEach, int seed = 1) =>
        PairSampler.DrawAmong(Faces, people, pairsEach, seed);

    /// <summary>Frees the pixels.</summary>
    public void Dispose() => Pixels.Dispose();

    /// <summary>Makes the same faces at half the size, each pixel the mean of 2x2.</summary>
    /// <returns>The faces, in the same rows; the caller disposes them.</returns>
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
        return new PreparedFaces(Faces, cat(blocks, 0).DetachFromDisposeScope(), [], key, parameters);
    }

    private static Tensor Half(Tensor block, int side)
    {
        using var scope = NewDisposeScope();
        var squares = block.to(ScalarType.Float32).view(block.shape[0], side, 2, side, 2, 3);
        // Half up, as bytes cut off.
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
