using FaceLab.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Imaging;

/// <summary>Faces in memory, ready for training: one uint8 tensor, a row for each readable picture of a set.</summary>
/// <remarks>
/// 13,233 faces at 72x72 are 206 MB. There is no per-image work after this: batches are gathered from the tensor and
/// augmented as tensors. Explained in notebook 03.
/// </remarks>
public sealed class PreparedFaces : IDisposable
{
    private readonly int[] rowOfSource;

    private PreparedFaces(FaceSet faces, Tensor pixels, int[] rowOfSource, IReadOnlyList<UnreadableImage> unreadable)
    {
        Faces = faces;
        Pixels = pixels;
        this.rowOfSource = rowOfSource;
        Unreadable = unreadable;
    }

    /// <summary>The faces that could be read; index i is row i of <see cref="Pixels"/>.</summary>
    public FaceSet Faces { get; }

    /// <summary>(N, Size, Size, 3), uint8, RGB. Owned by this object.</summary>
    public Tensor Pixels { get; }

    /// <summary>Side of a face in pixels.</summary>
    public int Size => (int)Pixels.shape[1];

    /// <summary>The pictures that could not be read, with reasons; they have no row.</summary>
    public IReadOnlyList<UnreadableImage> Unreadable { get; }

    /// <summary>Decodes a set in parallel.</summary>
    /// <param name="faces">What to decode.</param>
    /// <param name="options">Crop and size.</param>
    /// <param name="progress">Told the number of pictures done, at most 200 times.</param>
    /// <param name="cancellationToken">Stops the work; nothing is kept.</param>
    /// <returns>The faces; the caller disposes them.</returns>
    /// <exception cref="FaceDataException">No picture could be read (the message shows the first reasons), or the pixels would pass 2 GB.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static PreparedFaces FromFiles(
        FaceSet faces, FacePreparationOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(faces);
        options ??= new();
        options.Validate();
        var bytesEach = options.Size * options.Size * 3;
        if ((long)faces.Count * bytesEach > Array.MaxLength)
            throw new FaceDataException($"{faces.Count:N0} faces of {options.Size}x{options.Size}x3 are {(long)faces.Count * bytesEach:N0} bytes; " +
                $"one block holds {Array.MaxLength:N0}. Choose a smaller Size or fewer people.");
        var pixels = new byte[faces.Count * bytesEach];
        var reasons = new string?[faces.Count];
        var (done, step) = (0, Math.Max(1, faces.Count / 200));
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellationToken };
        Parallel.For(0, faces.Count, parallel, i =>
        {
            try
            {
                FaceDecoder.Decode(faces.Records[i].Path, options, pixels.AsSpan(i * bytesEach, bytesEach));
            }
            catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
            {
                reasons[i] = error.Message;
            }
            var now = Interlocked.Increment(ref done);
            if (now % step == 0 || now == faces.Count)
                progress?.Report(now);
        });
        return Assemble(faces, pixels, options.Size, reasons);
    }

    /// <summary>Faces that are already pixels, for example rendered ones.</summary>
    /// <param name="faces">What the rows show.</param>
    /// <param name="pixels">(N, size, size, 3) bytes, RGB.</param>
    /// <param name="size">Side in pixels.</param>
    /// <returns>The faces; the caller disposes them.</returns>
    /// <exception cref="ArgumentException">The number of bytes does not fit.</exception>
    public static PreparedFaces FromPixels(FaceSet faces, byte[] pixels, int size)
    {
        ArgumentNullException.ThrowIfNull(faces);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != (long)faces.Count * size * size * 3)
            throw new ArgumentException($"{faces.Count:N0} faces of {size}x{size}x3 need {(long)faces.Count * size * size * 3:N0} bytes, not {pixels.LongLength:N0}.", nameof(pixels));
        return Assemble(faces, pixels, size, new string?[faces.Count]);
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

    /// <summary>Frees the pixels.</summary>
    public void Dispose() => Pixels.Dispose();

    private static PreparedFaces Assemble(FaceSet faces, byte[] pixels, int size, string?[] reasons)
    {
        var unreadable = Enumerable.Range(0, faces.Count).Where(i => reasons[i] is not null)
            .Select(i => new UnreadableImage(faces.Records[i].Path, reasons[i]!)).ToList();
        if (unreadable.Count == faces.Count)
            throw new FaceDataException($"None of the {faces.Count:N0} pictures of '{faces.Name}' could be read. " +
                string.Join("; ", unreadable.Take(3).Select(u => $"{u.Path}: {u.Reason}")));

        using var scope = NewDisposeScope();
        var all = torch.tensor(pixels, [faces.Count, size, size, 3]);
        if (unreadable.Count == 0)
            return new PreparedFaces(faces, all.DetachFromDisposeScope(), [.. Enumerable.Range(0, faces.Count)], unreadable);

        var kept = Enumerable.Range(0, faces.Count).Where(i => reasons[i] is null).ToArray();
        var rowOfSource = Enumerable.Repeat(-1, faces.Count).ToArray();
        for (var row = 0; row < kept.Length; row++)
            rowOfSource[kept[row]] = row;
        var rows = all.index_select(0, torch.tensor(kept, dtype: ScalarType.Int64)).DetachFromDisposeScope();
        return new PreparedFaces(new FaceSet(faces.Name, kept.Select(i => faces.Records[i])), rows, rowOfSource, unreadable);
    }
}
