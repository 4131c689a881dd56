using System.Runtime.ExceptionServices;
using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces;

/// <summary>Reads and prepares a set on several threads, a stretch of it at a time.</summary>
/// <remarks>Memory: one row and one file for each thread, and 32 bytes for each picture.</remarks>
internal sealed class PreparationRun
{
    private readonly FaceSet faces;
    private readonly IFacePreparation preparation;
    private readonly int threads;
    private readonly IProgress<int>? progress;
    private readonly int step;
    private int done;

    /// <param name="faces">What to prepare.</param>
    /// <param name="preparation">How.</param>
    /// <param name="threads">How many threads; <see langword="null"/> for one a core.</param>
    /// <param name="progress">Told the number of pictures done, at most 200 times.</param>
    /// <param name="done">Pictures that an earlier run has done.</param>
    public PreparationRun(FaceSet faces, IFacePreparation preparation, int? threads, IProgress<int>? progress, int done = 0)
    {
        if (threads < 1)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "Give at least one thread.");
        (this.faces, this.preparation, this.progress, this.done) = (faces, preparation, progress, done);
        this.threads = threads ?? Environment.ProcessorCount;
        step = Math.Max(1, faces.Count / 200);
        BytesEach = preparation.Size * preparation.Size * 3;
        Hashes = new ContentHashes(faces.Count);
    }

    /// <summary>Bytes of a row.</summary>
    public int BytesEach { get; }

    /// <summary>The content of each file as it was prepared.</summary>
    public ContentHashes Hashes { get; }

    /// <summary>Takes one prepared face; called from many threads.</summary>
    /// <param name="index">Index in the set.</param>
    /// <param name="row">(Size, Size, 3) bytes, valid during the call.</param>
    public delegate void Keep(int index, ReadOnlySpan<byte> row);

    /// <summary>Prepares pictures <paramref name="from"/> up to, but without, <paramref name="to"/>.</summary>
    /// <returns>Those that could not be read, in order.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public List<SkippedPicture> Prepare(int from, int to, Keep keep, CancellationToken cancellationToken)
    {
        var reasons = new string?[to - from];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(from, to, parallel, () => new byte[BytesEach], (i, _, row) =>
            {
                reasons[i - from] = PrepareOne(i, row, keep);
                Report();
                return row;
            }, _ => { });
        }
        catch (AggregateException errors)
        {
            // One is told, as from a plain loop; the others are most often the same one again.
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
        return [.. reasons.Index().Where(one => one.Item is not null).Select(one => new SkippedPicture(from + one.Index, one.Item!))];
    }

    private string? PrepareOne(int index, byte[] row, Keep keep)
    {
        try
        {
            var file = PictureFile.Read(faces.Records[index].Path);
            Hashes.Set(index, file);
            preparation.Prepare(file, faces.Records[index], row);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
        keep(index, row);
        return null;
    }

    private void Report()
    {
        var now = Interlocked.Increment(ref done);
        if (progress is not null && (now % step == 0 || now == faces.Count))
            progress.Report(now);
    }
}
