using FaceLab.Data;
using FaceLab.Evaluation.Embeddings;
using FaceLab.Faces.Decoding;

namespace FaceLab.Runs;

/// <summary>Embeds any number of faces into a file. It may be killed at any moment and goes on with its next
/// part.</summary>
/// <remarks>
/// Finished parts lie in <c>OUTPUT.parts</c> until the result is there; then that folder is deleted. Memory does not
/// grow with the number of faces, except for their list. Killed or not, the result is the same.
/// </remarks>
public sealed class EmbeddingJob
{
    private readonly ModelPictures pictures;
    private readonly IReadOnlyList<FaceRecord> faces;
    private readonly string output;
    private readonly int partSize;

    /// <summary>Makes a job.</summary>
    /// <param name="pictures">The preparation and the network.</param>
    /// <param name="faces">The faces; pictures or rendered faces, not both.</param>
    /// <param name="output">The file of the result, for <see cref="EmbeddingFile"/>.</param>
    /// <param name="partSize">Faces in a part, at least 1: a kill costs at most the work on these.</param>
    /// <param name="replace">True to replace an old result.</param>
    /// <exception cref="FaceDataException">The ending of the output is unknown, or there is a result
    /// already.</exception>
    /// <exception cref="ArgumentException">There is no face, or two kinds are mixed.</exception>
    public EmbeddingJob(ModelPictures pictures, IReadOnlyList<FaceRecord> faces, string output, int partSize = 1024,
        bool replace = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(partSize, 1);
        ModelPictures.RequireOneKind(faces);
        EmbeddingFile.RequireFormat(output);
        // With parts beside it the result is this job's own, killed before it could delete them.
        if (File.Exists(output) && !replace && !Directory.Exists(EmbeddingParts.FolderOf(output)))
            throw new FaceDataException($"'{output}' is there already: name another file, or replace it " +
                "(--force).");
        (this.pictures, this.faces, this.output, this.partSize) = (pictures, faces, output, partSize);
    }

    private int Parts => (faces.Count + partSize - 1) / partSize;

    /// <summary>Embeds what is not embedded yet, and writes the result.</summary>
    /// <param name="progress">Gets the number of faces done, of all.</param>
    /// <param name="cancellationToken">Stops the work; finished parts stay.</param>
    /// <exception cref="FaceDataException">No face could be read, another process works on the same output, or the
    /// parts beside it are of other work.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public EmbeddingOutcome Run(IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        using var parts = EmbeddingParts.Open(output, EmbeddingParts.KeyOf(pictures, faces, partSize));
        var before = 0;
        for (var part = 0; part < Parts; part++)
        {
            if (parts.Has(part))
                before += Math.Min(partSize, faces.Count - part * partSize);
            else
                Embed(parts, part, progress, cancellationToken);
            progress?.Report(Math.Min((part + 1L) * partSize, faces.Count));
        }
        var unreadable = Enumerable.Range(0, Parts).SelectMany(parts.Unreadable).ToList();
        if (unreadable.Count == faces.Count)
        {
            parts.Delete();
            throw new FaceDataException($"None of the {faces.Count:N0} pictures could be read. " +
                string.Join("; ", unreadable.Take(3).Select(one => $"{one.Path}: {one.Reason}")));
        }
        EmbeddingFile.Write(output, Enumerable.Range(0, Parts).Select(parts.Read));
        parts.Delete();
        return new EmbeddingOutcome(faces.Count - unreadable.Count, before, unreadable);
    }

    private void Embed(EmbeddingParts parts, int part, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var first = part * partSize;
        var before = progress is null ? null : new FurtherProgress(progress, first);
        var (embedded, unreadable) = pictures.EmbedAll([.. faces.Skip(first).Take(partSize)], before,
            cancellationToken);
        parts.Write(part, embedded, unreadable);
    }

    private sealed class FurtherProgress(IProgress<long> all, int before) : IProgress<long>
    {
        public void Report(long value) => all.Report(before + value);
    }
}

/// <summary>The result of an <see cref="EmbeddingJob"/>.</summary>
/// <param name="Embedded">The number of faces in the file.</param>
/// <param name="Before">The number of faces that earlier starts had done.</param>
/// <param name="Unreadable">The pictures that could not be read, which have no row.</param>
public sealed record EmbeddingOutcome(int Embedded, int Before, IReadOnlyList<UnreadableImage> Unreadable);
