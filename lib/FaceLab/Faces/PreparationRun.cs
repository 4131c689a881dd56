using System.Runtime.ExceptionServices;
using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>A picture of a set that could not be read and has no row.</summary>
/// <param name="Index">Its index in the set.</param>
/// <param name="Reason">Why, in one line.</param>
internal readonly record struct SkippedPicture(int Index, string Reason);

/// <summary>Reads and prepares a set on several threads. Memory holds one row and one file for each thread.</summary>
internal sealed class PreparationRun
{
    private readonly FaceSet faces;
    private readonly IFacePreparation preparation;
    private readonly IProgress<int>? progress;
    private readonly Keep keep;
    private readonly byte[] sources;
    private readonly string?[] reasons;
    private readonly int step;
    private int done;

    private PreparationRun(FaceSet faces, IFacePreparation preparation, IProgress<int>? progress, Keep keep)
    {
        (this.faces, this.preparation, this.progress, this.keep) = (faces, preparation, progress, keep);
        sources = new byte[checked(faces.Count * PictureSources.BytesEach)];
        reasons = new string?[faces.Count];
        step = Math.Max(1, faces.Count / 200);
    }

    /// <summary>Takes one prepared face; called from many threads.</summary>
    /// <param name="index">Its index in the set.</param>
    /// <param name="row">(Size, Size, 3) bytes, valid during the call.</param>
    public delegate void Keep(int index, ReadOnlySpan<byte> row);

    /// <summary>Prepares a set.</summary>
    /// <param name="faces">What to prepare.</param>
    /// <param name="preparation">How.</param>
    /// <param name="threads">The number of threads; null for one a core.</param>
    /// <param name="progress">Told the number of pictures done, at most 200 times.</param>
    /// <param name="keep">Takes the faces.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The pictures that could not be read, in order, and the notes of <see cref="PictureSources"/>.</returns>
    /// <exception cref="FaceDataException">No picture could be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static (List<SkippedPicture> Skipped, byte[] Sources) Run(FaceSet faces, IFacePreparation preparation,
        int? threads, IProgress<int>? progress, Keep keep, CancellationToken cancellationToken)
    {
        if (threads < 1)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "Give at least one thread.");
        var run = new PreparationRun(faces, preparation, progress, keep);
        run.PrepareAll(threads ?? Environment.ProcessorCount, cancellationToken);
        var skipped = run.reasons.Index().Where(one => one.Item is not null)
            .Select(one => new SkippedPicture(one.Index, one.Item!)).ToList();
        if (skipped.Count == faces.Count)
            throw new FaceDataException($"None of the {faces.Count:N0} pictures of '{faces.Name}' could be read. " +
                string.Join("; ", skipped.Take(3).Select(one => $"{faces.Records[one.Index].Path}: {one.Reason}")));
        return (skipped, run.sources);
    }

    private void PrepareAll(int threads, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        try
        {
            var bytesEach = preparation.Size * preparation.Size * 3;
            Parallel.For(0, faces.Count, parallel, () => new byte[bytesEach], (i, _, row) =>
            {
                reasons[i] = PrepareOne(i, row);
                Report();
                return row;
            }, _ => { });
        }
        catch (AggregateException errors)
        {
            // One is told, as from a plain loop; the others are most often the same one again.
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }

    private string? PrepareOne(int index, byte[] row)
    {
        try
        {
            var file = PictureSources.Read(faces.Records[index].Path, PictureSources.NoteOf(sources, index));
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
        if (now % step == 0 || now == faces.Count)
            progress?.Report(now);
    }
}
