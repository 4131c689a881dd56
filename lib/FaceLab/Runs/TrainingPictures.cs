using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Synthetic;

namespace FaceLab.Runs;

/// <summary>The pictures of a run, listed and checked, and not yet prepared.</summary>
public sealed class TrainingPictures
{
    /// <summary>The number of rendered people who are kept for tests, as <see cref="VerificationData.FromSynthetic"/>
    /// keeps them.</summary>
    private const int TestIdentities = 60;

    private readonly RunConfig config;
    private readonly FaceSet? people;   // null for rendered faces
    private readonly FaceSet? whole;    // the set of these people
    private readonly (FaceSet Pictures, IReadOnlyList<FacePair> Pairs)? metric;

    private TrainingPictures(RunConfig config, OpenedSets sets, FaceSet? people, FaceSet? whole,
        (FaceSet, IReadOnlyList<FacePair>)? metric)
    {
        (this.config, this.people, this.whole, this.metric) = (config, people, whole, metric);
        PassedOver = sets.PassedOver;
    }

    /// <summary>The number of pictures that <see cref="Prepare"/> prepares, for its progress.</summary>
    public int Count => (people?.Count ?? RenderedCount) + (metric?.Pictures.Count ?? 0);

    /// <summary>The files and folders of the run's sets that gave no face, with reasons.</summary>
    public IReadOnlyList<PassedOver> PassedOver { get; }

    internal static int RenderedCount { get; } = (new SyntheticFacesOptions().Identities + TestIdentities)
        * new SyntheticFacesOptions().ImagesPerIdentity;

    /// <summary>Opens and checks the sets that a config names.</summary>
    /// <param name="config">The config of the run.</param>
    /// <exception cref="FaceDataException">There is no such set, its files are wrong, ratings are to be learned and a
    /// face has none, or a training person is in the pairs of <see cref="RunConfig.MetricSet"/>.</exception>
    /// <exception cref="ArgumentException">There are too few people for a split.</exception>
    public static TrainingPictures Open(RunConfig config)
    {
        var sets = new OpenedSets();
        var people = config.Data.Set == DataOptions.Synthetic ? null : sets.PeopleOf(config.Data.Set);
        var whole = people is null ? null : sets[config.Data.Set].Faces;
        if (config.LearnsRatings)
            RequireRatings(config.Data.Set, people);
        var training = people is null ? null : config.Data.Split(people).Training;
        if (config.MetricSet is not { } set)
            return new TrainingPictures(config, sets, people, whole, null);
        var metric = MetricPairs.PairsOf(sets[set], set);
        if (training is not null)
            MetricPairs.RequireStrangers(training, metric.Pictures);
        return new TrainingPictures(config, sets, people, whole, metric);
    }

    /// <summary>Prepares the faces or finds them in the cache, and splits their people.</summary>
    /// <param name="cache">The cache of prepared faces; the default one if not given.</param>
    /// <param name="progress">Gets the number of pictures done, of <see cref="Count"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The data; the caller disposes it.</returns>
    /// <exception cref="FaceDataException">No picture can be read, or as for <see cref="Open"/>, because unreadable
    /// pictures may change the split.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or there are too few people.</exception>
    public TrainingData Prepare(FaceCacheOptions? cache = null, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var rendered = people is null ? Rendered(config.Data.Preparation.Size, pairsEach: 1, cache, progress,
            cancellationToken) : null;
        var faces = rendered?.Faces ?? CachedPart.Open(whole!, people!, config.Data.Preparation.Make(), cache, progress,
            cancellationToken);
        try
        {
            var (training, validation) = config.Data.Split(rendered?.Task.Training ?? faces.Faces);
            if (metric is not var (pictures, pairs))
                return new TrainingData(faces, training, validation);
            MetricPairs.RequireStrangers(training, pictures);
            var further = progress is null ? null : new FurtherProgress(progress, Count - pictures.Count);
            return new TrainingData(faces, training, validation)
            {
                MetricPairs = MetricPairs.Load(pictures, pairs, config.Data.Preparation, cache, further,
                    cancellationToken),
            };
        }
        catch
        {
            faces.Dispose();
            throw;
        }
    }

    /// <summary>Renders faces, with pairs of the people who are kept for tests.</summary>
    internal static VerificationData Rendered(int size, int pairsEach, FaceCacheOptions? cache,
        IProgress<int>? progress, CancellationToken cancellationToken) =>
        VerificationData.FromSynthetic(new SyntheticFaces(new() { Size = size }), TestIdentities, pairsEach,
            cache ?? new(), progress, cancellationToken);

    private static void RequireRatings(string set, FaceSet? people)
    {
        if (people is null)
            throw new FaceDataException("The run learns ratings, but rendered faces have none: take scut-fbp.");
        try
        {
            foreach (var face in people.Records)
                BatchTargets.RatingOf(face);
        }
        catch (ArgumentException error)
        {
            throw new FaceDataException($"The run cannot learn ratings from '{set}'. {error.Message}", error);
        }
    }
}
