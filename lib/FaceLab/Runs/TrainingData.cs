using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>Faces to train on, and validation identities.</summary>
/// <param name="faces">The pixels; taken over.</param>
/// <param name="training">Training people.</param>
/// <param name="validation">Other people.</param>
public sealed class TrainingData(PreparedFaces faces, FaceSet training, FaceSet validation) : IDisposable
{
    /// <summary>The pixels. Owned by this object.</summary>
    public PreparedFaces Faces { get; } = faces;

    /// <summary>The people to learn from.</summary>
    public FaceSet Training { get; } = training;

    /// <summary>The validation identities.</summary>
    public FaceSet Validation { get; } = validation;

    /// <summary>Other faces whose pairs give the metric, if any. Owned by this object.</summary>
    public MetricPairs? MetricPairs { get; internal init; }

    /// <summary>Opens the sets that a config names, and prepares their faces or finds them in the cache.</summary>
    /// <param name="config">A run's.</param>
    /// <param name="cache">Where prepared faces are kept; the defaults if not given.</param>
    /// <param name="progress">Told the number of pictures done, of <see cref="TrainingPictures.Count"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The data; the caller disposes it.</returns>
    /// <exception cref="FaceDataException">As for <see cref="TrainingPictures"/>.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or the people do not suffice.</exception>
    public static TrainingData Load(RunConfig config, FaceCacheOptions? cache = null, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default) => TrainingPictures.Open(config)
            .Prepare(cache, progress, cancellationToken);

    /// <summary>As the other overload, for the faces alone.</summary>
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
