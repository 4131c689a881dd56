using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The faces that a model is judged on, prepared as it knows them, and what to think of when reading its figures.</summary>
public sealed class EvaluationData : IDisposable
{
    private EvaluationData(PreparedFaces faces, EvaluationTask task, IReadOnlyList<string> warnings) => (Faces, Task, Warnings) = (faces, task, warnings);

    /// <summary>The pixels. Owned by this object.</summary>
    public PreparedFaces Faces { get; }

    /// <summary>The task, in rows of <see cref="Faces"/>.</summary>
    public EvaluationTask Task { get; }

    /// <summary>What flatters or harms the figures: people of the training, faces prepared otherwise, pictures left out.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Opens the set and prepares its faces as the model's were, or finds them in the cache.</summary>
    /// <param name="model">Who will be judged.</param>
    /// <param name="set">What <see cref="FaceSets.Open(string)"/> opens, or <see cref="DataOptions.Synthetic"/>.</param>
    /// <param name="options">How.</param>
    /// <param name="cache">Where prepared faces are kept; the defaults if not given.</param>
    /// <param name="progress">Told the number of pictures done, of <see cref="Count"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The data; the caller disposes it.</returns>
    /// <remarks>
    /// On the run's own set, without a protocol, only its validation people are judged; of rendered faces the people kept for tests.
    /// </remarks>
    /// <exception cref="FaceDataException">There is no such set or protocol, its people do not suffice, or a pair's picture cannot be read.</exception>
    public static EvaluationData Open(EvaluatedModel model, string set, EvaluationOptions? options = null, FaceCacheOptions? cache = null,
        IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrWhiteSpace(set);
        options ??= new EvaluationOptions();
        var (faces, task) = EvaluationFaces.Open(model, set, options, cache, progress, cancellationToken);
        try
        {
            return new EvaluationData(faces, task, [.. EvaluationWarnings.Of(model, set, faces, task)]);
        }
        catch
        {
            faces.Dispose();
            throw;
        }
    }

    /// <summary>Pictures that <see cref="Open"/> prepares, to measure its progress by.</summary>
    /// <exception cref="FaceDataException">There is no such set.</exception>
    public static long Count(EvaluatedModel model, string set, EvaluationOptions? options = null) =>
        set == DataOptions.Synthetic || EvaluationFaces.IsOwnSample(model, set, options ?? new()) is true
            ? TrainingData.Count(EvaluationFaces.OwnOptions(model, set, options ?? new())) : FaceSets.Open(set).Faces.Count;

    /// <summary>Frees the pixels.</summary>
    public void Dispose() => Faces.Dispose();
}
