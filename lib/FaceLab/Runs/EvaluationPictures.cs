using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The pictures that models are judged on, listed and not yet prepared.</summary>
/// <remarks>On the run's own set, without a protocol, only its validation identities are judged; of rendered faces, the
/// test people. Several models are judged on the same pairs, each with its own preparation: pictures that one of them
/// cannot have are left out for all, and nobody is judged whom one of them was trained on.</remarks>
public sealed class EvaluationPictures
{
    private readonly IReadOnlyList<IEvaluatedModel> models;
    private readonly string set;
    private readonly EvaluationOptions options;
    private readonly OpenedSets sets = new();
    private readonly FaceSet? listed;               // null for rendered faces
    private readonly EvaluationTask? protocol;      // null where pairs are drawn
    private readonly FittedPreparation[] preparations;
    private readonly bool[] isOwn;

    private EvaluationPictures(IReadOnlyList<IEvaluatedModel> models, string set, EvaluationOptions options)
    {
        options.Validate();
        (this.models, this.set, this.options) = (models, set, options);
        isOwn = [.. models.Select(model => ModelFaces.IsOwn(model, set))];
        if (set == DataOptions.Synthetic)
        {
            if (options.Protocol is not (EvaluationProtocol.Auto or EvaluationProtocol.Sampled)
                || options.PairFiles.Count > 0)
                throw new FaceDataException("Rendered faces have no protocol and no files of pairs: leave both out.");
        }
        else
        {
            var dataset = sets[set];
            var sampled = options.PairFiles.Count == 0 && (options.Protocol == EvaluationProtocol.Sampled
                || (options.Protocol == EvaluationProtocol.Auto && dataset is not (LfwDataset or CfpDataset)));
            protocol = sampled ? null : options.PairFiles.Count > 0 ? OwnPairs(dataset.Faces)
                : EvaluationTask.Of(dataset, options.Protocol);
            listed = sampled && isOwn.Contains(true) ? sets.PeopleOf(set) : dataset.Faces;
        }
        preparations = [.. models.Select(model => (model as PixelBaseline)?.Beside ?? model).Select(model =>
            ModelFaces.PreparationFor(model, set, ModelFaces.IsOwn(model, set) ? null : listed, options, sets))];
    }

    /// <summary>The number of pictures that <see cref="Prepare"/> prepares, for its progress.</summary>
    public int Count => (listed?.Count ?? TrainingPictures.RenderedCount) * models.Count;

    /// <summary>The protocol: the set's own if <see cref="EvaluationProtocol.Auto"/> was asked for.</summary>
    public EvaluationProtocol Protocol => options.Protocol != EvaluationProtocol.Auto ? options.Protocol
        : protocol is null ? EvaluationProtocol.Sampled
        : sets[set] is LfwDataset ? EvaluationProtocol.View1 : EvaluationProtocol.FrontalFrontal;

    /// <summary>The preparation of the faces of each model.</summary>
    public IReadOnlyList<PreparationOptions> Preparations => [.. preparations.Select(fitted => fitted.Options)];

    /// <summary>The files and folders of the set that gave no face, with reasons.</summary>
    public IReadOnlyList<PassedOver> PassedOver => listed is null ? [] : sets[set].PassedOver;

    /// <summary>Opens a set, and measures where its faces lie.</summary>
    /// <param name="model">The model to judge.</param>
    /// <param name="set">A set of <see cref="FaceSets.Open(string)"/>, or <see cref="DataOptions.Synthetic"/>.</param>
    /// <param name="options">The options; the defaults if not given.</param>
    /// <exception cref="FaceDataException">There is no such set, protocol or file of pairs, or the preparation of the
    /// model's faces is unknown.</exception>
    /// <exception cref="ArgumentException">An option is out of its range, or the faces would be smaller than the
    /// model's input.</exception>
    public static EvaluationPictures Open(IEvaluatedModel model, string set, EvaluationOptions? options = null) =>
        Open([model], set, options);

    /// <summary>Opens a set for several models.</summary>
    /// <inheritdoc cref="Open(IEvaluatedModel, string, EvaluationOptions?)"/>
    /// <param name="models">The models to judge, at least one.</param>
    /// <param name="set">The set.</param>
    /// <param name="options">The options; the defaults if not given.</param>
    public static EvaluationPictures Open(
        IReadOnlyList<IEvaluatedModel> models, string set, EvaluationOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(set);
        ArgumentOutOfRangeException.ThrowIfZero(models.Count);
        return new(models, set, options ?? new EvaluationOptions());
    }

    /// <summary>Prepares the faces of the first model: <see cref="PrepareAll"/>.</summary>
    /// <inheritdoc cref="PrepareAll"/>
    /// <returns>The data; the caller disposes it.</returns>
    public EvaluationData Prepare(FaceCacheOptions? cache = null, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var all = PrepareAll(cache, progress, cancellationToken);
        foreach (var other in all.Skip(1))
            other.Dispose();
        return all[0];
    }

    /// <summary>Prepares the faces as each model needs them, or finds them in the cache.</summary>
    /// <param name="cache">The cache of prepared faces; the default one if not given.</param>
    /// <param name="progress">Gets the number of pictures done, of <see cref="Count"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The data of each model, with the same pairs in the same order; the caller disposes them.</returns>
    /// <exception cref="FaceDataException">There are too few people, or a pair's picture cannot be read.</exception>
    public IReadOnlyList<EvaluationData> PrepareAll(FaceCacheOptions? cache = null, IProgress<int>? progress = null,
        CancellationToken cancellationToken = default)
    {
        var prepared = new List<PreparedFaces>();
        try
        {
            var tasks = listed is null ? Rendered(prepared, cache, progress, cancellationToken)
                : Listed(listed, prepared, cache, progress, cancellationToken);
            return [.. models.Select((model, i) => new EvaluationData(prepared[i], tasks[i],
                [.. preparations[i].Note is { } note ? [note] : (string[])[],
                    .. EvaluationWarnings.Of(model, set, sets, prepared[i], tasks[i], preparations[i].Note is null)]))];
        }
        catch
        {
            prepared.ForEach(faces => faces.Dispose());
            throw;
        }
    }

    private EvaluationTask OwnPairs(FaceSet faces)
    {
        if (options.Protocol != EvaluationProtocol.Auto)
            throw new FaceDataException($"The pairs come from {options.Protocol} or from " +
                $"'{options.PairFiles[0]}', not from both: leave one out.");
        var names = string.Join(", ", options.PairFiles.Select(Path.GetFileName));
        return EvaluationTask.OfPairs($"{faces.Name}, pairs of {names}", faces,
            PairFiles.Read(faces, options.PairFiles));
    }

    private EvaluationTask[] Rendered(List<PreparedFaces> prepared, FaceCacheOptions? cache, IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        EvaluationTask? task = null;
        foreach (var (i, preparation) in Preparations.Index())
        {
            var rendered = TrainingPictures.Rendered(preparation.Size, options.PairsEach, cache,
                Further(progress, i * TrainingPictures.RenderedCount), cancellationToken);
            prepared.Add(rendered.Faces);
            task ??= new JudgedPeople(models, isOwn, options).ByValidation(
                EvaluationTask.Of(rendered.Task, "pairs of the training people"), rendered.Task.Faces, index => index,
                [.. models.Select(_ => rendered.Task.Training)]);
        }
        return [.. prepared.Select(faces => task! with { Faces = faces.Faces })];
    }

    private EvaluationTask[] Listed(FaceSet all, List<PreparedFaces> prepared, FaceCacheOptions? cache,
        IProgress<int>? progress, CancellationToken cancellationToken)
    {
        foreach (var (i, preparation) in Preparations.Index())
            prepared.Add(PreparedFaces.FromCache(all, preparation.Make(), cache, Further(progress, i * all.Count),
                cancellationToken));
        bool IsLost(int index) => prepared.Exists(faces => !faces.IsReadable(index));
        int[] common = [.. Enumerable.Range(0, all.Count).Where(index => !IsLost(index))];
        if (common.Length == 0)
            throw new FaceDataException($"No picture of '{all.Name}' can be prepared for all of these models.");
        var faces = new FaceSet(all.Name, common.Select(index => all.Records[index]));
        var task = OnFaces(all, faces, index => common[index], prepared).Without(IsLost);
        return [.. prepared.Select(task.InRowsOf)];
    }

    /// <summary>Makes the task, in indices of the whole set.</summary>
    private EvaluationTask OnFaces(FaceSet all, FaceSet faces, Func<int, int> to, List<PreparedFaces> prepared)
    {
        var people = new JudgedPeople(models, isOwn, options);
        if (protocol is null)
            return people.Sampled(faces, prepared).Moved(all, to);
        if (protocol.ThresholdPairs.Count == 0 || sets[set] is not LfwDataset { DevTrain: var known })
            return protocol;
        return people.ByValidation(protocol, faces, to, [.. prepared.Select(own =>
            known.OfIdentities(known.Name, known.Identities.Where(own.Faces.Contains)))]);
    }

    private static FurtherProgress? Further(IProgress<int>? progress, int before) =>
        progress is null ? null : new FurtherProgress(progress, before);
}
