using FaceLab.Bench.Accuracy;
using FaceLab.Evaluation;
using static TorchSharp.torch;

namespace FaceLab.Tests.Evaluation;

/// <summary>What the accuracy bench does to similarities.</summary>
public sealed class BenchSimilaritiesTests
{
    [Fact]
    public void Models_are_fused_by_the_mean_of_their_similarities()
    {
        bool[] genuine = [true, false];

        var mean = SimilarityMean.Of(new PairSimilarities([0.8f, 0.2f], genuine),
            new PairSimilarities([0.4f, -0.4f], genuine));

        Assert.Equal([0.6f, -0.1f], mean.CosineSimilarities.Select(similarity => MathF.Round(similarity, 6)));
        Assert.Equal(genuine, mean.Genuine);
        Assert.Throws<ArgumentException>(() => SimilarityMean.Of());
        Assert.Throws<ArgumentException>(() => SimilarityMean.Of(
            mean, new PairSimilarities([0.1f, 0.1f], [false, true])));
    }

    [Fact]
    public void Local_scaling_takes_off_the_mean_of_the_nearest_of_a_cohort()
    {
        var embeddings = tensor(new[] { 1f, 0, 0, 1, 0.6f, 0.8f }, [3, 2]);
        var cohort = tensor(new[] { 1f, 0, 0, 1, -1, 0 }, [3, 2]);

        var scaled = LocalScaling.Compare(embeddings, [new(0, 1, false), new(0, 2, true)], cohort, neighbours: 2);

        // By hand, the means of the two nearest: (1 + 0) / 2, (1 + 0) / 2, (0.8 + 0.6) / 2.
        Assert.Equal([-0.5f, 0f], scaled.CosineSimilarities.Select(similarity => MathF.Round(similarity, 5)));
        Assert.Equal([false, true], scaled.Genuine);
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            LocalScaling.Compare(embeddings, [new(0, 1, false)], cohort, neighbours: 4));
        Assert.Throws<ArgumentException>(() => LocalScaling.Compare(embeddings, [new(0, 1, false)], ones(3, 4)));
    }
}
