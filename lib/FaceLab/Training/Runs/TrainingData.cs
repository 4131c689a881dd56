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
    /// <summary>Rendered people who are kept for tests, as <see cref="VerificationData.FromSynthetic"/> keeps them.</summary>
    private const int TestIdentities = 60;

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
            var (training, validation) = recipe.Split(people);
            if (training.Identities.Count < 2 || validation.Identities.Count < 2)
            {
                throw new ArgumentException($"A validation share of {recipe.ValidationShare} leaves {training.Identities.Count:N0} people to learn from and " +
                    $"{validation.Identities.Count:N0} to watch, of {people.Identities.Count:N0}: both take at least 2.", nameof(recipe));
            }
            return new TrainingData(prepared, training, validation);
        }
        catch
        {
            prepared.Dispose();
            throw;
        }
    }

    /// <summary>Pictures that <see cref="Load"/> prepares, to measure its progress by.</summary>
    /// <param name="recipe">Which faces.</param>
    /// <exception cref="FaceDataException">There is no such set, or its files are not as they should be.</exception>
    public static long Count(DataRecipe recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        if (recipe.Set != DataRecipe.Synthetic)
            return PeopleOf(recipe).Count;
        var rendered = new SyntheticFacesOptions();
        return (long)(rendered.Identities + TestIdentities) * rendered.ImagesPerIdentity;
    }

    /// <summary>Fails, before any picture is opened, if a run's set cannot serve it: one that learns scores needs the score of every face.</summary>
    /// <param name="config">The run.</param>
    /// <exception cref="FaceDataException">A face has no score, or there is no such set.</exception>
    public static void Check(RunConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (!config.LearnsScores)
            return;
        if (config.Data.Set == DataRecipe.Synthetic)
            throw new FaceDataException("The run learns scores, which rendered faces have none of here: take a set with scores, such as scut-fbp.");
        try
        {
            foreach (var face in PeopleOf(config.Data).Records)
                FaceScores.Of(face);
        }
        catch (ArgumentException error)
        {
            throw new FaceDataException($"The run cannot learn scores from '{config.Data.Set}'. {error.Message}", error);
        }
    }

    /// <summary>Frees the pixels.</summary>
    public void Dispose() => Faces.Dispose();

    /// <summary>The people whom a run learns from or watches; not of rendered faces.</summary>
    internal static FaceSet PeopleOf(DataRecipe recipe) => FaceSets.Open(recipe.Set) is var set && set is LfwDataset lfw ? lfw.DevTrain : set.Faces;

    private static (FaceSet People, PreparedFaces Prepared) Prepared(DataRecipe recipe, FaceCacheOptions? cache, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var prepared = PreparedFaces.FromCache(PeopleOf(recipe), recipe.Preparation.Make(), cache, progress, cancellationToken);
        return (prepared.Faces, prepared);
    }

    /// <summary>Rendered faces as <see cref="Load"/> gives them, with pairs of the people who are kept for tests.</summary>
    internal static VerificationData RenderedWithTests(DataRecipe recipe, int pairsEach, IProgress<int>? progress, CancellationToken cancellationToken) =>
        VerificationData.FromSynthetic(new SyntheticFaces(new() { Size = recipe.Preparation.Size }), TestIdentities, pairsEach, progress, cancellationToken);

    private static (FaceSet People, PreparedFaces Prepared) Rendered(DataRecipe recipe, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var data = RenderedWithTests(recipe, pairsEach: 1, progress, cancellationToken);
        return (data.Task.Training, data.Faces);
    }
}
