using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Evaluation;
using FaceLab.Tests.Support;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation;

public sealed class FoldedVerificationTests
{
    [Fact]
    public void Two_folds_by_hand()
    {
        // The gap of each fold judges the other: 0.5 is right on all of the second, 0.3 on three of four of the first.
        var first = new PairSimilarities([0.9f, 0.6f, 0.4f, 0.1f], [true, true, false, false]);
        var second = new PairSimilarities([0.8f, 0.55f, 0.05f, 0], [true, true, false, false]);

        var result = FoldedVerification.Measure([first, second]);

        Assert.Equal([0.3, 0.5], result.Folds.Select(fold => Math.Round(fold.Threshold, 6)));
        Assert.Equal([0.75, 1], result.Folds.Select(fold => fold.Accuracy));
        Assert.Equal(0.875, result.MeanAccuracy, 12);
        // Deviations of 0.125 from the mean: s = sqrt(2 x 0.125^2 / 1), s / sqrt(2) = 0.125.
        Assert.Equal(0.125, result.StandardError, 12);
        Assert.Equal((1.0, 0.0, 8), (result.MeanAreaUnderCurve, result.AreaStandardError, result.Pairs));
        Assert.Equal("87.50 ± 12.50 % (2 folds, 8 pairs)", result.ToString());
    }

    [Fact]
    public void A_fold_has_no_say_in_its_own_threshold()
    {
        PairSimilarities[] folds = [.. Enumerable.Range(0, 10).Select(Fold)];
        var seen = new List<int>();

        var result = FoldedVerification.Measure(folds, pairs =>
        {
            seen.Add(pairs.Count);
            Assert.Equal(9, folds.Count(fold => fold.CosineSimilarities.All(pairs.CosineSimilarities.Contains)));
            return 0.5;
        });

        Assert.Equal(Enumerable.Repeat(9 * 20, 10), seen);
        Assert.All(result.Folds.Zip(folds), pair => Assert.Equal(
            VerificationAccuracy.At(0.5, pair.Second), pair.First));
    }

    [Fact]
    public void Folds_that_cannot_be_judged_are_refused()
    {
        var fold = Fold(1);
        Assert.Throws<ArgumentException>(() => FoldedVerification.Measure([]));
        Assert.Throws<ArgumentException>(() => FoldedVerification.Measure([fold]));
        Assert.Contains("twice", Assert.Throws<ArgumentException>(
            () => FoldedVerification.Measure([fold, Fold(2), fold])).Message);
        Assert.Throws<ArgumentException>(() => FoldedVerification.Measure([fold, new([0.1f], [true])]));
    }

    [LfwFact]
    public void LFWs_View_2_has_ten_folds_of_600_pairs()
    {
        using var scope = NewDisposeScope();
        var lfw = LfwDataset.Open(FaceSource.Find().LfwFolder!);
        manual_seed(1);
        var embeddings = nn.functional.normalize(randn(lfw.Faces.Count, 16));

        var result = FoldedVerification.Measure([.. lfw.View2Pairs.Select(
            fold => PairSimilarities.Of(embeddings, fold))]);

        Assert.Equal((10, 6000), (result.Folds.Count, result.Pairs));
        Assert.InRange(result.MeanAccuracy, 0.45, 0.55);            // chance
        Assert.InRange(result.StandardError, 0.001, 0.02);          // about sqrt(0.25 / 6000) = 0.006
    }

    private static PairSimilarities Fold(int seed)
    {
        var random = new Random(seed);
        return new([.. Enumerable.Range(0, 20).Select(i => (float)random.NextDouble() + (i % 2 == 0 ? 0.5f : 0))],
            [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0)]);
    }
}
