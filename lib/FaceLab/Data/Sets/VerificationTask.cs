namespace FaceLab.Data.Sets;

/// <summary>A data set as a verification experiment needs it: people to train on, pairs to choose a threshold on, and
/// pairs of other people to test on.</summary>
/// <param name="Name">What to call the task in tables and charts.</param>
/// <param name="Faces">All faces; pairs index into it.</param>
/// <param name="Training">The people one may train on.</param>
/// <param name="ThresholdPairs">Pairs for choosing a threshold, none of them among the test pairs.</param>
/// <param name="TestPairs">Pairs whose accuracy is reported; their people are not in
/// <paramref name="Training"/>.</param>
public sealed record VerificationTask(
    string Name, FaceSet Faces, FaceSet Training, IReadOnlyList<FacePair> ThresholdPairs,
        IReadOnlyList<FacePair> TestPairs)
{
    /// <summary>LFW's View 1: trains on the DevTrain people, threshold from DevTrain pairs, test on the DevTest
    /// pairs.</summary>
    /// <exception cref="FaceDataException">A protocol file is missing, malformed, or names an image that is not
    /// there.</exception>
    public static VerificationTask LfwView1(LfwDataset lfw)
    {
        return new VerificationTask("LFW View 1", lfw.Faces, lfw.DevTrain, lfw.DevTrainPairs, lfw.DevTestPairs)
            .Checked();
    }

    /// <summary>Fails if a test pair shows a person whom training may see, or is among the pairs that choose the
    /// threshold.</summary>
    /// <exception cref="FaceDataException">Names the first such person or pair.</exception>
    public VerificationTask Checked()
    {
        var choosing = ThresholdPairs.Select(Unordered).ToHashSet();
        foreach (var pair in TestPairs)
        {
            foreach (var index in (int[])[pair.First, pair.Second])
            {
                if (Training.Contains(Faces.Records[index].Identity))
                    throw new FaceDataException($"'{Faces.Records[index].Identity}' stands in {Name}'s test pairs " +
                        "and among its training people: the result would not be a test. Split by identity.");
            }
            if (choosing.Contains(Unordered(pair)))
                throw new FaceDataException($"The pair of '{Faces.Records[pair.First].Path}' and " +
                    $"'{Faces.Records[pair.Second].Path}' chooses {Name}'s " +
                    "threshold and stands among its test pairs: choose the threshold on other pairs.");
        }
        return this;
    }

    private static (int, int) Unordered(FacePair pair) =>
        (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second));
}
