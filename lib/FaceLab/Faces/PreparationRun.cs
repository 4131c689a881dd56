using System.Runtime.ExceptionServices;
using FaceLab.Data;

namespace FaceLab.Faces;

/// <summary>A picture of a set that could not be read and has no row.</summary>
/// <param name="Index">Its index in the set.</param>
/// <param name="Reason">The reason, in one line.</param>
internal readonly record struct SkippedPicture(int Index, string Reason);

/// <summary>Reads and prepares a set on several threads. Memory holds one row and one file for each thread.</summary>
internal static class PreparationRun
{
    /// <summary>Takes a face by its index in the set. It is called from many threads, with a row that is valid until it
    /// returns.</summary>
    public delegate void Keep(int index, ReadOnlySpan<byte> row);

    /// <summary>Prepares a set with a number of threads, null for one a core. The progress gets the number of pictures
    /// done, fewer than 400 times.</summary>
    /// <returns>The pictures that could not be read, in order, and the notes of <see cref="PictureSources"/>.</returns>
    /// <exception cref="FaceDataException">No picture could be read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static (List<SkippedPicture> Skipped, byte[] Sources) Run(FaceSet faces, IFacePreparation preparation,
        int? threads, IProgress<int>? progress, Keep keep, CancellationToken cancellationToken)
    {
        var sources = new byte[checked(faces.Count * PictureSources.BytesEach)];
        var reasons = new string?[faces.Count];
        var (done, step) = (0, Math.Max(1, faces.Count / 200));
        void PrepareOne(int i, byte[] row)
        {
            reasons[i] = Prepare(faces.Records[i], preparation, PictureSources.NoteOf(sources, i), row);
            if (reasons[i] is null)
                keep(i, row);
            var now = Interlocked.Increment(ref done);
            if (now % step == 0 || now == faces.Count)
                progress?.Report(now);
        }

        OnThreads(faces.Count, threads, preparation.Size * preparation.Size * 3, PrepareOne, cancellationToken);
        var skipped = reasons.Index().Where(one => one.Item is not null)
            .Select(one => new SkippedPicture(one.Index, one.Item!)).ToList();
        if (skipped.Count == faces.Count)
            throw new FaceDataException($"None of the {faces.Count:N0} pictures of '{faces.Name}' could be read. " +
                string.Join("; ", skipped.Take(3).Select(one => $"{faces.Records[one.Index].Path}: {one.Reason}")));
        return (skipped, sources);
    }

    /// <summary>Does something for each of some numbers, on threads that have a row of bytes each.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    internal static void OnThreads(
        int count, int? threads, int rowBytes, Action<int, byte[]> prepare, CancellationToken cancellationToken)
    {
        if (threads < 1)
            throw new ArgumentOutOfRangeException(nameof(threads), threads, "Give at least one thread.");
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount, CancellationToken = cancellationToken,
        };
        try
        {
            Parallel.For(0, count, parallel, () => new byte[rowBytes], (i, _, row) =>
            {
                prepare(i, row);
                return row;
            }, _ => { });
        }
        catch (AggregateException errors)
        {
            // The first error is thrown, as in a plain loop; the others are most often the same.
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }

    private static string? Prepare(FaceRecord face, IFacePreparation preparation, Span<byte> note, byte[] row)
    {
        try
        {
            preparation.Prepare(PictureSources.Read(face.Path, note), face, row);
            return null;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
