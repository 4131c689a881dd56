using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Synthetic;

namespace FaceLab.Runs;

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

    /// <summary>Other faces whose pairs give the score, where <see cref="RunConfig.MetricSet"/> names them. Owned by this object.</summary>
    public MetricPairs? MetricPairs { get; private init; }

    /// <summary>As <see cref="Load(DataOptions, FaceCacheOptions?, IProgress{int}?, CancellationToken)"/>, with all that a run's config asks for.</summary>
    /// <param name="config">Of the run.</param>
    /// <param name="cache">Where prepared faces are kept; the defaults if not given.</param>
    /// <param name="progress">Told the number of pictures done, of <see cref="Count(RunConfig)"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The data; the caller disposes it.</returns>
    /// <exception cref="FaceDataException">As for <see cref="Check"/>, or pictures cannot be read.</exception>
    /// <exception cref="ArgumentException">A setting is out of its range, or the people do not suffice for a split.</exception>
    public static TrainingData Load(RunConfig config, FaceCacheOptions? cache = null, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var (people, scored) = Opened(config);
        var data = Load(config.Data, people, cache, progress, cancellationToken);
        if (scored is not var (pictures, pairs))
            return data;
        try
        {
            // Unreadable pictures may have changed who is learned from.
            MetricPairs.RequireStrangers(data.Training, pictures);
            var further = progress is null ? null : new FurtherProgress(progress, (int)Count(people));
            return new TrainingData(data.Faces, data.Training, data.Validation)
            {
                MetricPairs = MetricPairs.Load(pictures, pairs, config.Data.Preparation, cache, further, cancellationToken),
            };
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    /// <summary>Fails, before a picture is prepared, where the data that a config names cannot be.</summary>
    /// <param name="config">Of a run.</param>
    /// <exception cref="FaceDataException">
    /// There is no such set, its files are not as they should be, scores are to be learned and a face has none, or somebody to learn from stands
    /// in the pairs of <see cref="RunConfig.MetricSet"/>.
    /// </exception>
    /// <exception cref="ArgumentException">The people do not suffice for a split.</exception>
    public static void Check(RunConfig config) => Opened(config);

    /// <summary>
    /// Pictures that <see cref="Load(RunConfig, FaceCacheOptions?, IProgress{int}?, CancellationToken)"/> prepares, to measure its progress by.
    /// </summary>
    /// <param name="config">Of the run.</param>
    /// <exception cref="FaceDataException">There is no such set, or its files are not as they should be.</exception>
    public static long Count(RunConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return Count(config.Data) + (config.MetricSet is null ? 0 : MetricPairs.PairsOf(config.MetricSet).Pictures.Count);
    }

    /// <summary>Opens the set, prepares its faces or finds them in the cache, splits its people.</summary>
    /// <param name="recipe">Which faces.</param>
    /// <param name="cache">Where prepared faces are kept; the defaults if not given.</param>
    /// <param name="progress">Told the number of pictures done, of <see cref="Count(DataOptions)"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The data; the caller disposes it.</returns>
    /// <exception cref="FaceDataException">There is no such set, its files are not as they should be, or none can be read.</exception>
    /// <exception cref="ArgumentException">A setting is out of its range, or the people do not suffice for a split.</exception>
    public static TrainingData Load(DataOptions recipe, FaceCacheOptions? cache = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return Load(recipe, ListedPeople(recipe), cache, progress, cancellationToken);
    }

    /// <summary>
    /// Pictures that <see cref="Load(DataOptions, FaceCacheOptions?, IProgress{int}?, CancellationToken)"/> prepares, to measure its progress by.
    /// </summary>
    /// <param name="recipe">Which faces.</param>
    /// <exception cref="FaceDataException">There is no such set, or its files are not as they should be.</exception>
    public static long Count(DataOptions recipe)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return Count(ListedPeople(recipe));
    }

    /// <summary>Frees the pixels.</summary>
    public void Dispose()
    {
        Faces.Dispose();
        MetricPairs?.Dispose();
    }

    /// <summary>The people whom a run learns from or watches; not of rendered faces.</summary>
    internal static FaceSet PeopleOf(DataOptions recipe) => FaceSets.Open(recipe.Set) is var set && set is LfwDataset lfw ? lfw.DevTrain : set.Faces;

    /// <summary>The people of the set; <see langword="null"/> for rendered faces, whom no list names.</summary>
    private static FaceSet? ListedPeople(DataOptions recipe) => recipe.Set == DataOptions.Synthetic ? null : PeopleOf(recipe);

    /// <summary>The people of the set, and the pairs of the set that gives the score, both as <see cref="Check"/> wants them.</summary>
    private static (FaceSet? People, (FaceSet Pictures, IReadOnlyList<FacePair> Pairs)? Scored) Opened(RunConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var people = ListedPeople(config.Data);
        if (config.LearnsRatings)
            RequireRatings(config.Data.Set, people);
        var training = people is null ? null : SplitOf(config.Data, people).Training;
        if (config.MetricSet is not { } set)
            return (people, null);
        var scored = MetricPairs.PairsOf(set);
        if (training is not null)
            MetricPairs.RequireStrangers(training, scored.Pictures);
        return (people, scored);
    }

    private static TrainingData Load(DataOptions recipe, FaceSet? listed, FaceCacheOptions? cache, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var (people, prepared) = listed is null
            ? Rendered(recipe, progress, cancellationToken)
            : Prepared(recipe, listed, cache, progress, cancellationToken);
        try
        {
            var (training, validation) = SplitOf(recipe, people);
            return new TrainingData(prepared, training, validation);
        }
        catch
        {
            prepared.Dispose();
            throw;
        }
    }

    private static long Count(FaceSet? listed)
    {
        if (listed is not null)
            return listed.Count;
        var rendered = new SyntheticFacesOptions();
        return (long)(rendered.Identities + TestIdentities) * rendered.ImagesPerIdentity;
    }

    private static void RequireRatings(string set, FaceSet? people)
    {
        if (people is null)
            throw new FaceDataException("The run learns scores, which rendered faces have none of here: take a set with scores, such as scut-fbp.");
        try
        {
            foreach (var face in people.Records)
                FaceRatings.Of(face);
        }
        catch (ArgumentException error)
        {
            throw new FaceDataException($"The run cannot learn scores from '{set}'. {error.Message}", error);
        }
    }

    private static (FaceSet Training, FaceSet Validation) SplitOf(DataOptions recipe, FaceSet people)
    {
        var (training, validation) = recipe.Split(people);
        return training.Identities.Count > 1 && validation.Identities.Count > 1 ? (training, validation)
            : throw new ArgumentException($"A validation share of {recipe.ValidationShare} leaves {training.Identities.Count:N0} people to learn from " +
                $"and {validation.Identities.Count:N0} to watch, of {people.Identities.Count:N0}: both take at least 2.", nameof(recipe));
    }

    private static (FaceSet People, PreparedFaces Prepared) Prepared(DataOptions recipe, FaceSet listed, FaceCacheOptions? cache, IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var prepared = PreparedFaces.FromCache(listed, recipe.Preparation.Make(), cache, progress, cancellationToken);
        return (prepared.Faces, prepared);
    }

    /// <summary>
    /// Rendered faces as <see cref="Load(DataOptions, FaceCacheOptions?, IProgress{int}?, CancellationToken)"/> gives them, with pairs of the
    /// people who are kept for tests.
    /// </summary>
    internal static VerificationData RenderedWithTests(DataOptions recipe, int pairsEach, IProgress<int>? progress, CancellationToken cancellationToken) =>
        VerificationData.FromSynthetic(new SyntheticFaces(new() { Size = recipe.Preparation.Size }), TestIdentities, pairsEach, progress, cancellationToken);

    private static (FaceSet People, PreparedFaces Prepared) Rendered(DataOptions recipe, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var data = RenderedWithTests(recipe, pairsEach: 1, progress, cancellationToken);
        return (data.Task.Training, data.Faces);
    }

    /// <summary>Goes on counting where other pictures ended.</summary>
    private sealed class FurtherProgress(IProgress<int> all, int before) : IProgress<int>
    {
        public void Report(int value) => all.Report(before + value);
    }
}
