using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Embeddings;
using FaceLab.Faces;
using FaceLab.Faces.Decoding;
using FaceLab.Synthetic;

namespace FaceLab.Runs;

/// <summary>Prepares pictures as those of a model's training were, and embeds them; it keeps none in memory.</summary>
public sealed class ModelPictures
{
    /// <summary>The faces that are in memory at a time.</summary>
    private const int FacesAtOnce = 128;

    private readonly EvaluatedModel model;
    private readonly PreparationOptions options;
    private readonly Lazy<IFacePreparation> preparation;

    /// <summary>Makes the preparation of a model's pictures.</summary>
    /// <param name="model">The model; the caller keeps it.</param>
    /// <param name="preparation">The preparation; the model's own if not given.</param>
    /// <exception cref="FaceDataException">The preparation of the model's faces is unknown.</exception>
    public ModelPictures(EvaluatedModel model, PreparationOptions? preparation = null)
    {
        this.model = model;
        options = preparation ?? model.Preparation
            ?? throw new FaceDataException($"'{model.File}' was trained on faces prepared as " +
                $"'{model.FacesParameters}', and only its run's config says more: leave it in its run's folder.");
        // Rendered faces need no detector.
        this.preparation = new(options.Make);
        Network = RunThreshold.HashOf(model.File);
    }

    /// <summary>The SHA-256 of the network's file.</summary>
    internal string Network { get; }

    /// <summary>Describes the preparation of some faces, one line: <see cref="IFacePreparation.Parameters"/>.</summary>
    internal string ParametersOf(IReadOnlyList<FaceRecord> faces) => faces[0].IsFile ? preparation.Value.Parameters
        : $"rendered {RenderedFile.Version}; size={options.Size}";

    /// <summary>Prepares faces on all cores, into memory.</summary>
    /// <param name="faces">The faces, a few thousand at most; pictures or rendered faces, not both.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The pixels of those that could be read, with the boxes in which they were found, which the caller
    /// disposes (<see langword="null"/> if there is none); and the others.</returns>
    /// <exception cref="FaceDataException">There is no face detector.</exception>
    /// <exception cref="ArgumentException">There is no face, or pictures are mixed with rendered faces.</exception>
    public (PreparedFaces? Prepared, IReadOnlyList<UnreadableImage> Unreadable) Prepare(
        IReadOnlyList<FaceRecord> faces, CancellationToken cancellationToken = default)
    {
        RequireOneKind(faces);
        var size = faces[0].IsFile ? preparation.Value.Size : options.Size;
        var (rows, boxes, reasons) = (new byte[faces.Count][], new FaceBox?[faces.Count], new string?[faces.Count]);
        PreparationRun.OnThreads(faces.Count, threads: null, rowBytes: 0,
            (i, _) => reasons[i] = PrepareOne(faces[i], rows[i] = new byte[size * size * 3], out boxes[i]),
            cancellationToken);
        var kept = Enumerable.Range(0, faces.Count).Where(i => reasons[i] is null).ToList();
        var unreadable = faces.Index().Where(face => reasons[face.Index] is not null)
            .Select(face => new UnreadableImage(face.Item.Path, reasons[face.Index]!)).ToList();
        return (kept.Count == 0 ? null : PreparedFaces.FromPixels(
            new FaceSet("pictures", kept.Select(i => faces[i] with { Box = boxes[i] })),
            [.. kept.SelectMany(i => rows[i])], size, ParametersOf(faces)), unreadable);
    }

    /// <summary>Embeds faces.</summary>
    /// <param name="faces">As for <see cref="Prepare"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The faces that could be read, with embeddings of length 1; and the others.</returns>
    public (EmbeddedFaces Embedded, IReadOnlyList<UnreadableImage> Unreadable) Embed(
        IReadOnlyList<FaceRecord> faces, CancellationToken cancellationToken = default)
    {
        var (prepared, unreadable) = Prepare(faces, cancellationToken);
        using (prepared)
        {
            if (prepared is null)
                return (new EmbeddedFaces([], []) { Network = Network }, unreadable);
            using var embeddings = Embedder.Embed(model.Network, prepared, batchSize: 64);
            return (new EmbeddedFaces(prepared.Faces.Records, embeddings.data<float>().ToArray())
            {
                Network = Network,
            }, unreadable);
        }
    }

    /// <summary>Embeds any number of faces, a few at a time.</summary>
    /// <param name="faces">As for <see cref="Prepare"/>, but any number.</param>
    /// <param name="progress">Gets the number of faces done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>As <see cref="Embed"/>.</returns>
    public (EmbeddedFaces Embedded, IReadOnlyList<UnreadableImage> Unreadable) EmbedAll(
        IReadOnlyList<FaceRecord> faces, IProgress<long>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var (embedded, unreadable, done) = (new List<EmbeddedFaces>(), new List<UnreadableImage>(), 0L);
        foreach (var some in faces.Chunk(FacesAtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (read, bad) = Embed(some, cancellationToken);
            embedded.Add(read);
            unreadable.AddRange(bad);
            progress?.Report(done += some.Length);
        }
        return (EmbeddedFaces.Joined(embedded), unreadable);
    }

    /// <exception cref="ArgumentException">There is no face, or pictures are mixed with rendered faces.</exception>
    internal static void RequireOneKind(IReadOnlyList<FaceRecord> faces)
    {
        if (faces.Count == 0)
            throw new ArgumentException("There is no picture.", nameof(faces));
        if (faces.Any(face => face.IsFile != faces[0].IsFile))
            throw new ArgumentException("Pictures and rendered faces have sizes of their own: give one kind at a time.",
                nameof(faces));
    }

    /// <summary>Prepares one face.</summary>
    /// <returns>The reason why it cannot be read; <see langword="null"/> if it can.</returns>
    private string? PrepareOne(FaceRecord face, byte[] pixels, out FaceBox? box)
    {
        box = face.Box;
        try
        {
            if (face.IsFile)
            {
                box = preparation.Value.PrepareFound(PictureFile.Read(face.Path), face, pixels);
                return null;
            }
            if (RenderedFace.Parse(face.Path)?.Draw(options.Size) is not { } drawn)
                return "it is neither a picture's file nor a rendered face";
            box = drawn.Truth.Box;
            drawn.Pixels.CopyTo(pixels, 0);
            return null;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }
}
