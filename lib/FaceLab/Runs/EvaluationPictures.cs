using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The pictures that a model is judged on, listed and not yet prepared.</summary>
/// <remarks>On the run's own set, without a protocol, only its validation identities are judged; of rendered faces, the
/// test people.</remarks>
public sealed class EvaluationPictures
{
    private readonly EvaluatedModel model;
    private readonly string set;
    private readonly EvaluationOptions options;
    private readonly OpenedSets sets = new();
    private readonly FaceSet? listed;               // null for rendered faces
    private readonly EvaluationTask? protocol;      // null where pairs are drawn
    private readonly PreparationOptions preparation;
    private readonly bool isOwn;

    private EvaluationPictures(EvaluatedModel model, string set, EvaluationOptions options)
    {
        (this.model, this.set, this.options) = (model, set, options);
        if (set == DataOptions.Synthetic)
        {
            if (options.Protocol is not (EvaluationProtocol.Auto or EvaluationProtocol.Sampled))
                throw new FaceDataException($"Rendered faces have no protocol {options.Protocol}: take Auto.");
            isOwn = model.Run?.Config.Data.Set == set;
        }
        else
        {
            var dataset = sets[set];
            var sampled = options.Protocol == EvaluationProtocol.Sampled
                || (options.Protocol == EvaluationProtocol.Auto && dataset is not (LfwDataset or CfpDataset));
            isOwn = model.Run?.Config.Data.Set is { } own && own != DataOptions.Synthetic
                && FaceSets.Find(own) == FaceSets.Find(set);
            protocol = sampled ? null : EvaluationTask.Of(dataset, options.Protocol);
            listed = sampled && isOwn ? sets.PeopleOf(set) : dataset.Faces;
        }
        preparation = options.Preparation ?? model.Preparation
            ?? throw new FaceDataException($"'{model.File}' was trained on faces prepared as " +
                $"'{model.FacesParameters}': leave it in its run's folder, or give the preparation " +
                "(--align, --size, --crop).");
    }

    /// <summary>The number of pictures that <see cref="Prepare"/> prepares, for its progress.</summary>
    public int Count => listed?.Count ?? TrainingPictures.RenderedCount;

    /// <summary>The files and folders of the set that gave no face, with reasons.</summary>
    public IReadOnlyList<PassedOver> PassedOver => listed is null ? [] : sets[set].PassedOver;

    /// <summary>Opens a set.</summary>
    /// <param name="model">The model to judge.</param>
    /// <param name="set">A set of <see cref="FaceSets.Open(string)"/>, or <see cref="DataOptions.Synthetic"/>.</param>
    /// <param name="options">The options; the defaults if not given.</param>
    /// <exception cref="FaceDataException">There is no such set or protocol, or the preparation of the model's faces is
    /// unknown.</exception>
    public static EvaluationPictures Open(EvaluatedModel model, string set, EvaluationOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(set);
        return new(model, set, options ?? new EvaluationOptions());
    }

    /// <summary>Prepares the faces like the model's, or finds them in the cache.</summary>
    /// <param name="cache">The cache of prepared faces; the default one if not given.</param>
    /// <param name="progress">Gets the number of pictures done, of <see cref="Count"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The data; the caller disposes it.</returns>
    /// <exception cref="FaceDataException">There are too few people, or a pair's picture cannot be read.</exception>
    public EvaluationData Prepare(FaceCacheOptions? cache = null, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var rendered = listed is null ? TrainingPictures.Rendered(preparation.Size, options.PairsEach, cache, progress,
            cancellationToken) : null;
        var faces = rendered?.Faces ?? PreparedFaces.FromCache(listed!, preparation.Make(), cache, progress,
            cancellationToken);
        try
        {
            var task = rendered is null ? TaskOn(faces) : TaskOf(rendered);
            return new EvaluationData(faces, task, [.. EvaluationWarnings.Of(model, set, sets, faces, task)]);
        }
        catch
        {
            faces.Dispose();
            throw;
        }
    }

    private EvaluationTask TaskOf(VerificationData rendered)
    {
        var task = EvaluationTask.Of(rendered.Task, "pairs of the training people");
        return isOwn ? ByValidation(task, rendered.Task.Training, rendered.Faces) : task;
    }

    private EvaluationTask TaskOn(PreparedFaces faces)
    {
        if (protocol is null)
            return isOwn ? Validation(faces) : EvaluationTask.Sampled(faces.Faces, options.PairsEach, options.Seed);
        var task = protocol.InRowsOf(faces);
        if (!isOwn || task.ThresholdPairs.Count == 0 || sets[set] is not LfwDataset { DevTrain: var people })
            return task;
        return ByValidation(task, people.OfIdentities(people.Name, people.Identities.Where(faces.Faces.Contains)),
            faces);
    }

    /// <summary>Lets the run's validation identities choose the threshold: a network separates its training people
    /// better than others.</summary>
    private EvaluationTask ByValidation(EvaluationTask task, FaceSet people, PreparedFaces faces)
    {
        var (_, validation) = model.Run!.Config.Data.Split(people);
        var pairs = new PairEnumeration(validation);
        return pairs.GenuineCount == 0 || pairs.ImpostorCount == 0 ? task : task with
        {
            ThresholdPairs = faces.DrawPairs(validation, options.PairsEach, options.Seed),
            ThresholdFrom = $"pairs of {validation.Identities.Count:N0} validation identities of the run",
        };
    }

    private EvaluationTask Validation(PreparedFaces faces)
    {
        var (_, validation) = model.Run!.Config.Data.Split(faces.Faces);
        var sampled = EvaluationTask.Sampled(validation, options.PairsEach, options.Seed);
        var rows = Enumerable.Range(0, faces.Faces.Count)
            .Where(row => validation.Contains(faces.Faces.Records[row].Identity)).ToArray();
        return sampled with
        {
            Name = $"validation identities of the run, {sampled.Name}",
            ChoseTheNetwork = true,
            Faces = faces.Faces,
            ThresholdPairs = Moved(sampled.ThresholdPairs),
            Folds = [Moved(sampled.Folds[0])],
            TestFaces = [.. sampled.TestFaces.Select(index => rows[index])],
        };

        IReadOnlyList<FacePair> Moved(IReadOnlyList<FacePair> pairs) =>
            [.. pairs.Select(pair => pair with { First = rows[pair.First], Second = rows[pair.Second] })];
    }
}
