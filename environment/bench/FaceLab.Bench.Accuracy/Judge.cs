using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Networks;
using FaceLab.Runs;

namespace FaceLab.Bench.Accuracy;

/// <summary>How one trained network scores LFW's pairs: local scaling against the people whom it learned
/// from.</summary>
/// <param name="Choosing">Pairs of people whom training only watched: they choose View 1's threshold.</param>
/// <param name="View1">View 1's 1,000 test pairs.</param>
/// <param name="View2">View 2's ten folds.</param>
internal sealed record Judge(PairSimilarities Choosing, PairSimilarities View1, IReadOnlyList<PairSimilarities> View2)
{
    /// <summary>Pairs of each kind that choose the threshold.</summary>
    private const int ChoosingEach = 2000;

    /// <summary>Embeds all of LFW and scores its pairs.</summary>
    /// <exception cref="BenchException">Somebody who is judged was learned from.</exception>
    public static Judge Of(EmbeddingNetwork network, TrainingData data, LfwDataset lfw, PreparationOptions preparation,
        bool view2, CancellationToken stop)
    {
        RequireStrangers(data, view2 ? lfw.Faces : lfw.DevTest);
        using var faces = PreparedFaces.FromCache(lfw.Faces, preparation.OnLfw().Make(),
            progress: new PreparationLine("LFW"), cancellationToken: stop);
        using var embeddings = Embedder.Embed(network, faces);
        using var cohort = Embedder.Embed(network, data.Faces, [.. Enumerable.Range(0, data.Faces.Faces.Count)
            .Where(row => data.Training.Contains(data.Faces.Faces.Records[row].Identity))]);
        return new Judge(Score(ChoosingPairs(lfw)), Score(faces.RowsOf(lfw.DevTestPairs)),
            [.. lfw.View2Pairs.Select(fold => Score(faces.RowsOf(fold)))]);

        PairSimilarities Score(IReadOnlyList<FacePair> pairs) => LocalScaling.Compare(embeddings, pairs, cohort);

        IReadOnlyList<FacePair> ChoosingPairs(LfwDataset set)
        {
            // Whoever trains on LFW watches a tenth of DevTrain; a network trained on others may see all of it here.
            var watched = set.DevTrain.Identities.Where(data.Validation.Contains).ToList();
            return faces.DrawPairs(watched.Count > 0 ? set.DevTrain.OfIdentities("watched people", watched)
                : set.DevTrain, ChoosingEach);
        }
    }

    private static void RequireStrangers(TrainingData data, FaceSet judged)
    {
        if (data.Training.Identities.FirstOrDefault(judged.Contains) is { } known)
            throw new BenchException($"'{known}' was learned from and stands in {judged.Name}: train on other people.");
    }

    /// <summary>The mean of several networks' similarities.</summary>
    public static Judge Mean(IReadOnlyList<Judge> members) => new(
        Mean([.. members.Select(member => member.Choosing)]),
        Mean([.. members.Select(member => member.View1)]),
        [.. Enumerable.Range(0, members[0].View2.Count)
            .Select(fold => Mean([.. members.Select(member => member.View2[fold])]))]);

    /// <summary>Averages the similarities that several networks give the same pairs: networks that err on different
    /// pairs err less together.</summary>
    /// <remarks>Source: J. Kittler, M. Hatef, R. Duin, J. Matas, "On combining classifiers", 1998, section 2: the sum
    /// rule.</remarks>
    private static PairSimilarities Mean(IReadOnlyList<PairSimilarities> members) => members[0] with
    {
        CosineSimilarities = [.. Enumerable.Range(0, members[0].Count)
            .Select(i => (float)members.Average(member => (double)member.CosineSimilarities[i]))],
    };

    /// <summary>View 1's test pairs, at the threshold of the watched people's.</summary>
    public (double Accuracy, double StandardError, double Area) OnView1()
    {
        var accuracy = VerificationAccuracy.Measure(chooseOn: Choosing, judge: View1);
        return (accuracy.Accuracy, accuracy.StandardError, RocCurve.Of(View1).AreaUnderCurve);
    }

    /// <summary>View 2's ten folds, each with the threshold of the other nine.</summary>
    public (double Accuracy, double StandardError, double Area) OnView2()
    {
        var folds = FoldedVerification.Measure(View2);
        return (folds.MeanAccuracy, folds.StandardError, View2.Average(fold => RocCurve.Of(fold).AreaUnderCurve));
    }
}
