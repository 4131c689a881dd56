using FaceLab.Data;
using FaceLab.Data.Sets;

namespace FaceLab.Evaluation.Reporting;

/// <summary>The pairs that a model is judged on, and those that choose its threshold, which are never the
/// same.</summary>
public sealed partial record EvaluationTask
{
    /// <summary>The least number of genuine, and of impostor, pairs that are drawn: fewer tell nothing.</summary>
    public const int FewestPairs = 10;

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The faces that all indices point into.</summary>
    public required FaceSet Faces { get; init; }

    /// <summary>The name of the pairs that choose the threshold.</summary>
    public required string ThresholdFrom { get; init; }

    /// <summary>The pairs that choose the threshold; none where the folds choose for each other.</summary>
    public required IReadOnlyList<FacePair> ThresholdPairs { get; init; }

    /// <summary>The pairs that are judged: one list where <see cref="ThresholdPairs"/> choose, at least two where the
    /// folds do.</summary>
    public required IReadOnlyList<IReadOnlyList<FacePair>> Folds { get; init; }

    /// <summary>The faces of the people who are judged, to identify and to cluster.</summary>
    public required IReadOnlyList<int> TestFaces { get; init; }

    /// <summary>The faces of the people who choose the threshold of clusters; none where the folds choose for each
    /// other. Nobody of them is judged.</summary>
    public IReadOnlyList<int> ThresholdFaces { get; init; } = [];

    /// <summary>The thresholds that another set chose; <see langword="null"/> where pairs and faces of this task
    /// choose.</summary>
    public ChosenThresholds? Chosen { get; init; }

    /// <summary>True if the judged people also chose the best network of the run.</summary>
    internal bool ChoseTheNetwork { get; init; }

    /// <summary>Makes the task of a set and a protocol.</summary>
    /// <param name="set">The set.</param>
    /// <param name="protocol">The protocol; <see cref="EvaluationProtocol.Auto"/> for the set's own.</param>
    /// <param name="pairsEach">The most genuine pairs, and the most impostor pairs, if they are drawn; at least
    /// <see cref="FewestPairs"/>.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="FaceDataException">The set has no such protocol, or it has too few people.</exception>
    public static EvaluationTask Of(
        IFaceDataset set, EvaluationProtocol protocol = EvaluationProtocol.Auto, int pairsEach = 3000, int seed = 1)
    {
        return (protocol, set) switch
        {
            (EvaluationProtocol.Auto or EvaluationProtocol.View1, LfwDataset lfw) =>
                Of(VerificationTask.LfwView1(lfw), "View 1's training pairs"),
            (EvaluationProtocol.View2, LfwDataset lfw) => Folded("LFW View 2", lfw.Faces, lfw.View2Pairs),
            (EvaluationProtocol.Auto or EvaluationProtocol.FrontalFrontal, CfpDataset cfp) =>
            Folded("CFP frontal-frontal", cfp.Faces, cfp.FrontalFrontal),
            (EvaluationProtocol.FrontalProfile, CfpDataset cfp) =>
            Folded("CFP frontal-profile", cfp.Faces, cfp.FrontalProfile),
            (EvaluationProtocol.Auto or EvaluationProtocol.Sampled, _) => Sampled(set.Faces, pairsEach, seed),
            _ => throw new FaceDataException($"'{set.Faces.Name}' has no protocol {protocol}: " +
                "View1 and View2 are LFW's, FrontalFrontal and FrontalProfile CFP's. " +
                "Take Auto, or Sampled, which any set has."),
        };
    }

    /// <summary>Makes the task of a verification task, with the threshold from its threshold pairs.</summary>
    /// <param name="task">The people and pairs.</param>
    /// <param name="thresholdFrom">The name of the pairs that choose the threshold.</param>
    public static EvaluationTask Of(VerificationTask task, string thresholdFrom)
    {
        var judged = FacesOf(task.Faces, task.TestPairs);
        return new()
        {
            Name = task.Name, Faces = task.Faces, ThresholdFrom = thresholdFrom, ThresholdPairs = task.ThresholdPairs,
            Folds = [task.TestPairs], TestFaces = judged,
            // As many as are judged: the best threshold of clusters depends on the number of faces.
            ThresholdFaces = [.. FacesOf(task.Faces, task.ThresholdPairs).Take(judged.Count)],
        };
    }

    /// <summary>Draws pairs among each half of the people. All are judged: each half with the threshold of the
    /// other.</summary>
    /// <param name="faces">The people.</param>
    /// <param name="pairsEach">The number of genuine, and of impostor, pairs of both halves together, at least
    /// <see cref="FewestPairs"/>; fewer if there are not enough.</param>
    /// <param name="seed">The seed of the halves and the pairs.</param>
    /// <exception cref="FaceDataException">There are too few people for both halves.</exception>
    public static EvaluationTask Sampled(FaceSet faces, int pairsEach = 3000, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pairsEach, FewestPairs);
        if (faces.Identities.Count < 4)
            throw TooFew(faces);
        var (first, second) = faces.SplitByIdentity(0.5, seed);
        return new()
        {
            Name = $"{faces.Name}, pairs of {faces.Identities.Count:N0} people", Faces = faces,
            ThresholdFrom = "the other half of the people", ThresholdPairs = [],
            Folds = [Drawn(faces, first, (pairsEach + 1) / 2, seed), Drawn(faces, second, pairsEach / 2, seed)],
            TestFaces = [.. Enumerable.Range(0, faces.Count)],
        };
    }

    /// <summary>Makes the task of given pairs. Folds choose the threshold for each other; of one list, each half
    /// chooses it for the other.</summary>
    /// <param name="name">The name of the pairs.</param>
    /// <param name="faces">The faces that the pairs index into.</param>
    /// <param name="folds">The folds, of <see cref="PairFiles.Read"/>.</param>
    /// <exception cref="FaceDataException">One list has fewer than two pairs of a kind.</exception>
    public static EvaluationTask OfPairs(string name, FaceSet faces, IReadOnlyList<IReadOnlyList<FacePair>> folds)
    {
        if (folds.Count > 1)
            return Folded(name, faces, folds);
        FacePair[] genuine = [.. folds[0].Where(pair => pair.Genuine)],
            impostor = [.. folds[0].Where(pair => !pair.Genuine)];
        if (genuine.Length < 2 || impostor.Length < 2)
            throw new FaceDataException($"{name} has {genuine.Length} genuine and {impostor.Length} impostor pairs: " +
                "one half of them chooses the threshold for the other, which needs at least 2 of each kind.");
        return Folded(name, faces,
        [
            [.. genuine[..(genuine.Length / 2)], .. impostor[..(impostor.Length / 2)]],
            [.. genuine[(genuine.Length / 2)..], .. impostor[(impostor.Length / 2)..]],
        ]) with
        { ThresholdFrom = "the other half of the pairs" };
    }

    private static EvaluationTask Folded(string name, FaceSet faces, IReadOnlyList<IReadOnlyList<FacePair>> folds) =>
        new()
        {
            Name = name, Faces = faces, ThresholdFrom = "the other folds", ThresholdPairs = [], Folds = folds,
            TestFaces = FacesOf(faces, folds.SelectMany(fold => fold)),
        };

    /// <summary>Lists every face of the people in some pairs.</summary>
    internal static IReadOnlyList<int> FacesOf(FaceSet faces, IEnumerable<FacePair> pairs) =>
        [.. pairs.SelectMany(pair => (int[])[faces.Labels[pair.First], faces.Labels[pair.Second]]).Distinct()
            .SelectMany(faces.ImagesOf).Order()];

    private static IReadOnlyList<FacePair> Drawn(FaceSet faces, FaceSet group, int pairsEach, int seed)
    {
        var pairs = new PairEnumeration(group);
        if (pairs.GenuineCount == 0 || pairs.ImpostorCount == 0)
            throw TooFew(faces);
        return PairSampler.DrawAmong(faces, group, pairsEach, seed);
    }

    private static FaceDataException TooFew(FaceSet faces) =>
        new($"'{faces.Name}' has {faces.Identities.Count:N0} people, " +
        $"{faces.Identities.Index().Count(identity => faces.ImagesOf(identity.Index).Count > 1):N0} of them with two " +
        "pictures or more: each half of the people chooses the threshold that the other half is judged by, and each " +
        "half needs two people and two pictures of one of them. Take a larger set, or another seed.");
}

/// <summary>The pairs of a set that are judged, and those that choose the threshold.</summary>
public enum EvaluationProtocol
{
    /// <summary>The set's own protocol: LFW's View 1, CFP's frontal pairs, else <see cref="Sampled"/>.</summary>
    Auto,

    /// <summary>LFW's View 1: the threshold from the pairs of DevTrain, judged on those of DevTest.</summary>
    View1,

    /// <summary>LFW's View 2: ten folds, each with the threshold of the other nine.</summary>
    View2,

    /// <summary>CFP's ten folds of frontal pictures.</summary>
    FrontalFrontal,

    /// <summary>CFP's ten folds of a frontal and a profile picture.</summary>
    FrontalProfile,

    /// <summary>Pairs drawn among each half of the people, with the threshold from the pairs of the other
    /// half.</summary>
    Sampled,
}
