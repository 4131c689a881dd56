using FaceLab.Data;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The faces that a model is judged on, prepared as for its training, with warnings.</summary>
public sealed class EvaluationData : IDisposable
{
    internal EvaluationData(PreparedFaces faces, EvaluationTask task, IReadOnlyList<string> warnings) =>
        (Faces, Task, Warnings) = (faces, task, warnings);

    /// <summary>The pixels. Owned by this object.</summary>
    public PreparedFaces Faces { get; }

    /// <summary>The task, in rows of <see cref="Faces"/>.</summary>
    public EvaluationTask Task { get; }

    /// <summary>The warnings for readers of the figures.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Opens a set and prepares its faces:
    /// <see cref="EvaluationPictures.Open(IEvaluatedModel, string, EvaluationOptions?)"/> and
    /// <see cref="EvaluationPictures.Prepare"/>.</summary>
    /// <exception cref="FaceDataException">As for those two.</exception>
    public static EvaluationData Open(IEvaluatedModel model, string set, EvaluationOptions? options = null,
        FaceCacheOptions? cache = null,
        IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        EvaluationPictures.Open(model, set, options).Prepare(cache, progress, cancellationToken);

    /// <summary>Frees the pixels.</summary>
    public void Dispose() => Faces.Dispose();
}
