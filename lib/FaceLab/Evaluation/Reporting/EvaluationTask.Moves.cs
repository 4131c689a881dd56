using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Evaluation.Reporting;

public sealed partial record EvaluationTask
{
    /// <summary>Moves the task to prepared faces: indices become rows, pictures that could not be read are left out
    /// of <see cref="TestFaces"/> and <see cref="ThresholdFaces"/>.</summary>
    /// <exception cref="FaceDataException">A pair needs a picture that could not be read.</exception>
    public EvaluationTask InRowsOf(PreparedFaces prepared) =>
        Without(index => !prepared.IsReadable(index)).Moved(prepared.Faces, prepared.RowOf);

    /// <summary>Returns the task with thresholds from elsewhere: all pairs are judged at one of them.</summary>
    public EvaluationTask With(ChosenThresholds chosen) => this with
    {
        Chosen = chosen,
        ThresholdFrom = chosen.From,
        ThresholdPairs = [],
        ThresholdFaces = [],
        Folds = [[.. Folds.SelectMany(fold => fold)]],
    };

    /// <summary>Leaves faces out of those that are identified and clustered; pairs stay.</summary>
    internal EvaluationTask Without(Func<int, bool> left) => this with
    {
        TestFaces = [.. TestFaces.Where(index => !left(index))],
        ThresholdFaces = [.. ThresholdFaces.Where(index => !left(index))],
    };

    /// <summary>Returns the task on other faces, with another index for each.</summary>
    internal EvaluationTask Moved(FaceSet faces, Func<int, int> to)
    {
        return this with
        {
            Faces = faces,
            ThresholdPairs = Pairs(ThresholdPairs),
            Folds = [.. Folds.Select(Pairs)],
            TestFaces = [.. TestFaces.Select(to)],
            ThresholdFaces = [.. ThresholdFaces.Select(to)],
        };

        IReadOnlyList<FacePair> Pairs(IReadOnlyList<FacePair> pairs) =>
            [.. pairs.Select(pair => pair with { First = to(pair.First), Second = to(pair.Second) })];
    }

    /// <summary>Lists the faces to cluster, each list with the faces that choose its threshold: never those of the same
    /// people.</summary>
    internal IReadOnlyList<(IReadOnlyList<int> Choosing, IReadOnlyList<int> Judged)> ClusterGroups()
    {
        if (Folds.Count == 1)
            return [(ThresholdFaces, TestFaces)];
        var people = Folds.Take(Folds.Count / 2).SelectMany(fold => fold)
            .SelectMany(pair => (int[])[Faces.Labels[pair.First], Faces.Labels[pair.Second]]).ToHashSet();
        var halves = TestFaces.ToLookup(face => people.Contains(Faces.Labels[face]));
        IReadOnlyList<int> first = [.. halves[true]], second = [.. halves[false]];
        return [(second, first), (first, second)];
    }
}
