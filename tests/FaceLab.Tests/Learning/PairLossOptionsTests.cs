using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using FaceLab.Runs;
using FaceLab.Tests.Support;
using static TorchSharp.torch;

namespace FaceLab.Tests.Learning;

/// <summary>Recipes that learn from given pairs: two heads by cosine, hinge on the L1 distance, contrastive, a
/// classifier of two faces.</summary>
public sealed class PairLossRecipeTests : IDisposable
{
    private readonly PreparedFaces faces = SmallSets.Patterns(people: 16, imagesEach: 4, size: 20);
    private readonly TempFolder folder = new();

    public static TheoryData<string> Pairs => ["cosine-pairs", "l1-hinge-pairs", "contrastive-pairs", "decision-pairs"];

    public void Dispose()
    {
        faces.Dispose();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_recipe_is_a_few_words_and_learns(string kind)
    {
        var config = new RunConfig { Loss = LossOptions.Of(kind), MetricPairsEach = 40 };
        var (training, validation) = faces.Faces.SplitByIdentity(0.25, seed: 1);
        manual_seed(1);
        using var network = new SmallResNet(new() { InputSize = 16, Width = 8, EmbeddingSize = 16 });
        using var loss = config.Loss.Make(training.Identities.Count, network.EmbeddingSize);
        var comparer = loss as IPairComparer;
        var score = VerificationMetric.Of(faces, validation, 40, comparer: comparer);
        using var trainer = new EmbeddingTrainer(network, loss, faces, training, validation,
            new() { Steps = 160, ValidateEvery = 40, Batches = config.Loss.UsualBatches, LearningRate = 3e-3 },
                metric: score);

        var history = trainer.Run();

        Assert.Equal(kind == "decision-pairs", comparer is not null);
        Assert.True(history[^1].TrainingLoss < 0.8 * history[0].TrainingLoss,
            $"{history[0].TrainingLoss} to {history[^1].TrainingLoss}");
        Assert.True(history.Max(point => point.Metric) > 0.75,
            $"{history[^1].TrainingLoss}, score {string.Join(" ", history.Select(point => point.Metric))}");
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_config_of_pairs_is_read_and_its_batches_are_checked(string kind)
    {
        var path = Path.Combine(folder.Path, "config.json");
        File.WriteAllText(path, $$$"""{"loss": {"kind": "{{{kind}}}"}, "training": {"batches": {"kind": "curriculum-pairs", "pairs": 8} } }""");
        Assert.Equal(kind, RunConfig.Read(path).Loss.Kind);

        File.WriteAllText(path, $$$"""{"loss": {"kind": "{{{kind}}}"} }""");
        Assert.Contains("curriculum-pairs", Assert.Throws<FaceDataException>(() => RunConfig.Read(path)).Message);
        File.WriteAllText(path, """{"loss": {"kind": "contrastive"}, "training": {"batches": {"kind": "curriculum-pairs"} } }""");
        Assert.Contains("contrastive", Assert.Throws<FaceDataException>(() => RunConfig.Read(path)).Message);
    }

    [Fact]
    public void A_decision_does_not_hang_on_which_face_comes_first()
    {
        using var scope = NewDisposeScope();
        using var loss = new DecisionPairLoss(4, hidden: 5);
        var (first, second) = (randn(6, 4), randn(6, 4));

        var likeness = loss.Compare(first, second);

        Assert.Equal(likeness.data<float>().ToArray(), loss.Compare(second, first).data<float>().ToArray());
        Assert.Equal(6, likeness.data<float>().Distinct().Count());
    }

    [Fact]
    public void Pairs_are_scored_by_the_comparer_where_there_is_one()
    {
        using var scope = NewDisposeScope();
        FacePair[] pairs = [new(0, 1, Genuine: true), new(0, 2, Genuine: false)];
        var embeddings = eye(3);

        var scored = PairSimilarities.Of(embeddings, pairs, new ColumnSum());

        Assert.Equal([3, 4], scored.CosineSimilarities);
    }

    /// <summary>Compares by where the ones stand.</summary>
    private sealed class ColumnSum : IPairComparer
    {
        public Tensor Compare(Tensor first, Tensor second) => (first + second).matmul(tensor(new[] { 1f, 2, 3 }));
    }
}
