using FaceLab.Data;
using FaceLab.Imaging;
using FaceLab.Imaging.Cache;

namespace FaceLab.Training.Runs;

/// <summary>Faces to train on, and other people to watch.</summary>
/// <param name="faces">The pixels; taken over.</param>
/// <param name="training">Training people.</param>
/// <param name="validation">Other people.</param>
public sealed class TrainingData(PreparedFaces faces, FaceSet training, FaceSet validation) : IDisposable
{
    /// <summary>The pixels. Owned by this object.</summary>
    public PreparedFaces Faces { get; } = faces;

    /// <summary>People to learn from.</summary>
    public FaceSet Training { get; } = training;

    /// <summary>People to watch.</summary>
    public FaceSet Validation { get; } = validation;

    /// <summary>Opens the set, prepares its faces or finds them in the cache, splits its people.</summary>
    /// <param name="recipe">Which faces.</param>
    /// <param name="cache">Where prepared faces are kept; the defaults if not given.</param>
    /// <param name="progress">Told the number of pictures done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The data; the caller disposes it.</returns>
    /// <exception cref="FaceDataException">There is no such set, its files are not as they should be, or none can be read.</exception>
    /// <exception cref="ArgumentException">A setting is out of its range, or the people do not suffice for a split.</exception>
    public static TrainingData Load(DataRecipe recipe, FaceCacheOptions? cache = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        var (people, prepared) = recipe.Set == DataRecipe.Synthetic
            ? Rendered(recipe, progress, cancellationToken)
            : Prepared(recipe, cache, progress, cancellationToken);
        try
        {
            var (training, validation) = people.SplitByIdentity(recipe.ValidationShare, recipe.SplitSeed);
            return new TrainingData(prepared, training, validation);
        }
        catch
        {
            prepared.Dispose();
            throw;
        }
    }

    /// <summary>Frees the pixels.</summary>
    public void Dispose() => Faces.Dispose();

    private static (FaceSet People, PreparedFaces Prepared) Prepared(DataRecipe recipe, FaceCacheOptions? cache, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var set = FaceSets.Open(recipe.Set);
        var people = set is LfwDataset lfw ? lfw.DevTrain : set.Faces;
        var prepared = PreparedFaces.FromCache(people, recipe.Preparation.Make(), cache, progress, cancellationToken);
        return (prepared.Faces, prepared);
    }

    private static (FaceSet People, PreparedFaces Prepared) Rendered(DataRecipe recipe, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        // The people whom VerificationData keeps for its test come after these.
        var data = VerificationData.FromSynthetic(new SyntheticFaces(new() { Size = recipe.Preparation.Size }), progress: progress, cancellationToken: cancellationToken);
        return (data.Task.Training, data.Faces);
    }
}
