using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Networks;
using FaceLab.Runs;

namespace FaceLab.Bench.Accuracy;

/// <summary>The similarities that one trained network gives LFW's pairs: local scaling against the people whom it
/// learned from.</summary>
/// <param name="Choosing">Pairs of validation identities: they choose View 1's threshold.</param>
/// <param name="View1">View 1's 1,000 test pairs.</param>
/// <param name="View2">View 2's ten folds.</param>
internal sealed record Judge(PairSimilarities Choosing, PairSimilarities View1, IReadOnlyList<PairSimilarities> View2)
{
    /// <summary>Pairs of each kind that choose the threshold.</summary>
    private const int ChoosingEach = 2000;

    /// <summary>Embeds all of LFW and compares its pairs.</summary>
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
        return new Judge(Compare(ChoosingPairs(lfw)), Compare(faces.RowsOf(lfw.DevTestPairs)),
            [.. lfw.View2Pairs.Select(fold => Compare(faces.RowsOf(fold)))]);

        PairSimilarities Compare(IReadOnlyList<FacePair> pairs) => LocalScaling.Compare(embeddings, pairs, cohort);

        IReadOnlyList<FacePair> ChoosingPairs(LfwDataset set)
        {
            // Whoever trains on LFW validates on a tenth of DevTrain; a network trained on others may see all of it
            // here.
            var validation = set.DevTrain.Identities.Where(data.Validation.Contains).ToList();
            return faces.DrawPairs(validation.Count > 0 ? set.DevTrain.OfIdentities("validation identities", validation)
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
        SimilarityMean.Of([.. members.Select(member => member.Choosing)]),
        SimilarityMean.Of([.. members.Select(member => member.View1)]),
        [.. Enumerable.Range(0, members[0].View2.Count)
            .Select(fold => SimilarityMean.Of([.. members.Select(member => member.View2[fold])]))]);

    /// <summary>View 1's test pairs, at the threshold of the validation identities'.</summary>
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
