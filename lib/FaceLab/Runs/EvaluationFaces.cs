using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>Prepares the faces of an evaluation, and finds the people who may be judged.</summary>
internal static class EvaluationFaces
{
    public static (PreparedFaces Faces, EvaluationTask Task) Open(EvaluatedModel model, string set, EvaluationOptions options, FaceCacheOptions? cache,
        IProgress<int>? progress, CancellationToken cancellationToken)
    {
        if (set == DataOptions.Synthetic)
            return Rendered(model, options, progress, cancellationToken);
        if (IsOwnSample(model, set, options))
            return Watched(OwnOptions(model, set, options), options, cache, progress, cancellationToken);
        var dataset = FaceSets.Open(set);
        // A protocol that the set does not have is told before its pictures are prepared.
        var protocol = IsSampled(options.Protocol, dataset) ? null : EvaluationTask.Of(dataset, options.Protocol);
        var faces = PreparedFaces.FromCache(dataset.Faces, RecipeOf(model, options).Make(), cache, progress, cancellationToken);
        return Owning(faces, () => protocol is null ? EvaluationTask.Sampled(faces.Faces, options.PairsEach, options.Seed)
            : ByWatchedPeople(protocol.InRowsOf(faces), model, set, dataset, faces, options));
    }

    /// <summary>
    /// View 1's own threshold pairs show people whom a run on LFW learned from, and finds more alike than strangers: the people whom it
    /// watched choose instead.
    /// </summary>
    private static EvaluationTask ByWatchedPeople(EvaluationTask task, EvaluatedModel model, string set, IFaceDataset dataset, PreparedFaces faces, EvaluationOptions options)
    {
        if (task.ThresholdPairs.Count == 0 || dataset is not LfwDataset lfw || model.Run is not { } run || FaceSets.Find(run.Config.Data.Set) != FaceSets.Find(set))
            return task;
        var people = lfw.DevTrain.OfIdentities(lfw.DevTrain.Name, lfw.DevTrain.Identities.Where(faces.Faces.Contains));
        return ByWatchedPeople(task, run.Config.Data.Split(people).Validation, faces, options);
    }

    private static EvaluationTask ByWatchedPeople(EvaluationTask task, FaceSet watched, PreparedFaces faces, EvaluationOptions options)
    {
        var pairs = new PairEnumeration(watched);
        return pairs.GenuineCount == 0 || pairs.ImpostorCount == 0 ? task : task with
        {
            ThresholdPairs = faces.DrawPairs(watched, options.PairsEach, options.Seed),
            ThresholdFrom = $"pairs of {watched.Identities.Count:N0} people whom the run watched",
        };
    }

    /// <summary>Whether pairs are to be drawn from the very set that the model was trained on.</summary>
    public static bool IsOwnSample(EvaluatedModel model, string set, EvaluationOptions options) =>
        model.Run is { } run && run.Config.Data.Set != DataOptions.Synthetic && FaceSets.Find(run.Config.Data.Set) is { } own && own == FaceSets.Find(set)
            && IsSampled(options.Protocol, FaceSets.Open(set));

    /// <summary>The recipe of the model's own data, or of rendered faces.</summary>
    public static DataOptions OwnOptions(EvaluatedModel model, string set, EvaluationOptions options) =>
        (model.Run?.Config.Data ?? new DataOptions()) with { Set = set, Preparation = RecipeOf(model, options) };

    private static bool IsSampled(EvaluationProtocol protocol, IFaceDataset set) =>
        protocol == EvaluationProtocol.Sampled || (protocol == EvaluationProtocol.Auto && set is not (LfwDataset or CfpDataset));

    private static PreparationOptions RecipeOf(EvaluatedModel model, EvaluationOptions options) => options.Preparation ?? model.Preparation
        ?? throw new FaceDataException($"'{model.File}' knows faces prepared as '{model.FacesParameters}': leave it in its run's folder, " +
            "or say how to prepare faces (--align, --size, --crop).");

    /// <summary>The people whom the run watched, prepared as it prepared them.</summary>
    private static (PreparedFaces, EvaluationTask) Watched(DataOptions recipe, EvaluationOptions options, FaceCacheOptions? cache, IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        var data = TrainingData.Load(recipe, cache, progress, cancellationToken);
        return Owning(data.Faces, () =>
        {
            var sampled = EvaluationTask.Sampled(data.Validation, options.PairsEach, options.Seed);
            var rows = Enumerable.Range(0, data.Faces.Faces.Count).Where(row => data.Validation.Contains(data.Faces.Faces.Records[row].Identity)).ToArray();
            return sampled with
            {
                Name = $"validation people of the run, {sampled.Name}", ChoseTheNetwork = true, Faces = data.Faces.Faces, ThresholdPairs = Moved(sampled.ThresholdPairs, rows),
                Folds = [Moved(sampled.Folds[0], rows)], TestFaces = [.. sampled.TestFaces.Select(index => rows[index])],
            };
        });
    }

    private static (PreparedFaces, EvaluationTask) Rendered(EvaluatedModel model, EvaluationOptions options, IProgress<int>? progress,
        CancellationToken cancellationToken)
    {
        if (options.Protocol is not (EvaluationProtocol.Auto or EvaluationProtocol.Sampled))
            throw new FaceDataException($"Rendered faces have no protocol {options.Protocol}: take Auto.");
        var data = TrainingData.RenderedWithTests(OwnOptions(model, DataOptions.Synthetic, options), options.PairsEach, progress, cancellationToken);
        return Owning(data.Faces, () =>
        {
            var task = EvaluationTask.Of(data.Task, "pairs of the training people");
            return model.Run?.Config.Data is { Set: DataOptions.Synthetic } own ? ByWatchedPeople(task, own.Split(data.Task.Training).Validation, data.Faces, options) : task;
        });
    }

    private static IReadOnlyList<FacePair> Moved(IReadOnlyList<FacePair> pairs, int[] rows) =>
        [.. pairs.Select(pair => pair with { First = rows[pair.First], Second = rows[pair.Second] })];

    private static (PreparedFaces, EvaluationTask) Owning(PreparedFaces faces, Func<EvaluationTask> task)
    {
        try
        {
            return (faces, task());
        }
        catch
        {
            faces.Dispose();
            throw;
        }
    }
}
