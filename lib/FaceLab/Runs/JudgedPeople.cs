using FaceLab.Data;
using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>Chooses the people whom several models are judged on, or whose pairs choose the threshold: the validation
/// identities of those that were trained on the set.</summary>
/// <param name="models">The models.</param>
/// <param name="isOwn">For each model, true if it was trained on the set.</param>
/// <param name="options">The options of the evaluation.</param>
internal sealed class JudgedPeople(
    IReadOnlyList<IEvaluatedModel> models, IReadOnlyList<bool> isOwn, EvaluationOptions options)
{
    /// <summary>Draws pairs of the set's people, or of the validation identities of the models that were trained on
    /// it.</summary>
    /// <param name="faces">The faces that all models have.</param>
    /// <param name="prepared">The faces of each model, by which its run split them.</param>
    /// <exception cref="FaceDataException">There are too few people.</exception>
    public EvaluationTask Sampled(FaceSet faces, IReadOnlyList<PreparedFaces> prepared)
    {
        if (!isOwn.Contains(true))
            return EvaluationTask.Sampled(faces, options.PairsEach, options.Seed);
        var people = Validation(faces, [.. prepared.Select(one => one.Faces)])
            ?? throw new FaceDataException($"The runs have no validation identity of '{faces.Name}' in common: judge " +
                "them one at a time, or on another set.");
        int[] rows = [.. Enumerable.Range(0, faces.Count)
            .Where(row => people.Contains(faces.Records[row].Identity))];
        var sampled = EvaluationTask.Sampled(people, options.PairsEach, options.Seed);
        return sampled.Moved(faces, index => rows[index]) with
        {
            Name = $"validation identities of the run, {sampled.Name}",
            ChoseTheNetwork = true,
        };
    }

    /// <summary>Lets validation identities choose the thresholds: a network separates its training people better than
    /// others.</summary>
    /// <param name="task">The task.</param>
    /// <param name="faces">The faces that all models have.</param>
    /// <param name="to">Returns the index in the task of one of them.</param>
    /// <param name="split">For each model the people that its run split.</param>
    /// <returns>The same task where no model was trained on the set, or where validation identities have no genuine or
    /// no impostor pair.</returns>
    public EvaluationTask ByValidation(
        EvaluationTask task, FaceSet faces, Func<int, int> to, IReadOnlyList<FaceSet> split)
    {
        if (!isOwn.Contains(true) || Validation(faces, split) is not { } people)
            return task;
        var pairs = new PairEnumeration(people);
        if (pairs.GenuineCount == 0 || pairs.ImpostorCount == 0)
            return task;
        return task with
        {
            ThresholdPairs = [.. PairSampler.DrawAmong(faces, people, options.PairsEach, options.Seed)
                .Select(pair => pair with { First = to(pair.First), Second = to(pair.Second) })],
            ThresholdFaces = [.. Enumerable.Range(0, faces.Count)
                .Where(index => people.Contains(faces.Records[index].Identity)).Select(to)],
            ThresholdFrom = $"pairs of {people.Identities.Count:N0} validation identities of the run",
        };
    }

    /// <summary>Returns the people who are validation identities of all models that were trained on the set; null if
    /// there are none.</summary>
    private FaceSet? Validation(FaceSet faces, IReadOnlyList<FaceSet> split)
    {
        var people = Enumerable.Range(0, models.Count).Where(i => isOwn[i])
            .Select(i => models[i].Run!.Config.Data.Split(split[i]).Validation).ToList();
        var names = people[0].Identities
            .Where(name => faces.Contains(name) && people.TrueForAll(group => group.Contains(name))).ToList();
        return names.Count == 0 ? null : faces.OfIdentities(people[0].Name, names);
    }
}
