using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The faces of a training, with its people and validation identities.</summary>
/// <param name="faces">The pixels; this object owns them then.</param>
/// <param name="training">The training people.</param>
/// <param name="validation">The validation identities, other people.</param>
public sealed class TrainingData(PreparedFaces faces, FaceSet training, FaceSet validation) : IDisposable
{
    /// <summary>The pixels. Owned by this object.</summary>
    public PreparedFaces Faces { get; } = faces;

    /// <summary>The training people.</summary>
    public FaceSet Training { get; } = training;

    /// <summary>The validation identities.</summary>
    public FaceSet Validation { get; } = validation;

    /// <summary>The other faces whose pairs give the metric, if any. Owned by this object.</summary>
    public MetricPairs? MetricPairs { get; internal init; }

    /// <summary>Opens the sets that a config names, and prepares their faces or finds them in the cache.</summary>
    /// <param name="config">The config of the run.</param>
    /// <param name="cache">The cache of prepared faces; the default one if not given.</param>
    /// <param name="progress">Gets the number of pictures done, of <see cref="TrainingPictures.Count"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The data; the caller disposes it.</returns>
    /// <exception cref="FaceDataException">As for <see cref="TrainingPictures"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or there are too few people.</exception>
    public static TrainingData Load(RunConfig config, FaceCacheOptions? cache = null, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default) => TrainingPictures.Open(config)
            .Prepare(cache, progress, cancellationToken);

    /// <summary>Opens the set of the data options, and prepares its faces or finds them in the cache.</summary>
    public static TrainingData Load(DataOptions data, FaceCacheOptions? cache = null, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default) =>
            Load(new RunConfig { Data = data }, cache, progress, cancellationToken);

    /// <summary>Frees the pixels.</summary>
    public void Dispose()
    {
        Faces.Dispose();
        MetricPairs?.Dispose();
    }
}
