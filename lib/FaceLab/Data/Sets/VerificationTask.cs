namespace FaceLab.Data.Sets;

/// <summary>A data set for a verification experiment: people to train on, pairs to choose a threshold on, and pairs of
/// other people to test on.</summary>
/// <param name="Name">The task's name in tables and charts.</param>
/// <param name="Faces">All faces; pairs index into it.</param>
/// <param name="Training">The people to train on.</param>
/// <param name="ThresholdPairs">Pairs for choosing a threshold, none of them among the test pairs.</param>
/// <param name="TestPairs">Pairs whose accuracy is reported; their people are not in
/// <paramref name="Training"/>.</param>
public sealed record VerificationTask(
    string Name, FaceSet Faces, FaceSet Training, IReadOnlyList<FacePair> ThresholdPairs,
        IReadOnlyList<FacePair> TestPairs)
{
    /// <summary>Makes the task of LFW's View 1: trains on the DevTrain people, chooses the threshold on the DevTrain
    /// pairs, tests on the DevTest pairs.</summary>
    /// <exception cref="FaceDataException">A protocol file is missing, malformed, or names an image that is not
    /// there.</exception>
    public static VerificationTask LfwView1(LfwDataset lfw)
    {
        return new VerificationTask("LFW View 1", lfw.Faces, lfw.DevTrain, lfw.DevTrainPairs, lfw.DevTestPairs)
            .Checked();
    }

    /// <summary>Fails if a test pair shows a training person, is among the pairs for the threshold or comes twice, or
    /// if a pair is of one picture or not of the kind that it is called.</summary>
    /// <exception cref="FaceDataException">There is such a pair; the message names the first such person or
    /// pair.</exception>
    public VerificationTask Checked()
    {
        RequireProof("the pairs for the threshold", ThresholdPairs);
        RequireProof("the test pairs", TestPairs);
        var choosing = ThresholdPairs.Select(Unordered).ToHashSet();
        foreach (var pair in TestPairs)
        {
            foreach (var index in (int[])[pair.First, pair.Second])
            {
                if (Training.Contains(Faces.Records[index].Identity))
                    throw new FaceDataException($"'{Faces.Records[index].Identity}' is in {Name}'s test pairs " +
                        "and among its training people: the result would not be a test. Split by identity.");
            }
            if (choosing.Contains(Unordered(pair)))
                throw new FaceDataException($"The pair of '{Faces.Records[pair.First].Path}' and " +
                    $"'{Faces.Records[pair.Second].Path}' is in {Name}'s " +
                    "pairs for the threshold and in its test pairs: choose the threshold on other pairs.");
        }
        return this;
    }

    private void RequireProof(string kind, IReadOnlyList<FacePair> pairs)
    {
        var check = new PairCheck(Faces);
        foreach (var (number, pair) in pairs.Index())
        {
            if (check.Fault(pair, $"pair {number}") is { } fault)
                throw new FaceDataException($"{Name}, pair {number} of {kind}, counted from 0: {fault}. Such a pair " +
                    "proves nothing: take it out.");
        }
    }

    private static (int, int) Unordered(FacePair pair) =>
        (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second));
}
