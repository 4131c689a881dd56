using FaceLab.Clustering;
using FaceLab.Evaluation;
using FaceLab.Imaging;
using FaceLab.Models;
using FaceLab.Tests.Support;
using TorchSharp;

namespace FaceLab.Tests.Evaluation.Reporting;

public sealed class ModelEvaluationTests : IDisposable
{
    private readonly PreparedFaces faces = Sets.Patterns(people: 24, imagesEach: 4);
    private readonly EmbeddingNetwork network;

    public ModelEvaluationTests()
    {
        torch.manual_seed(1);
        network = new SmallResNet(new() { InputSize = 16, Width = 4, EmbeddingSize = 8, Precision = Precision.Float32 });
    }

    public void Dispose()
    {
        network.Dispose();
        faces.Dispose();
    }

    [Fact]
    public void With_one_list_of_pairs_the_figures_are_those_of_the_parts()
    {
        var task = EvaluationTask.Sampled(faces.Faces, pairsEach: 60);
        var told = new List<long>();

        var evaluation = ModelEvaluation.Measure(network, faces, task, new ImmediateProgress(told.Add));

        var (choosing, judged) = (ScoredPairs.Compare(network, faces, task.ThresholdPairs), ScoredPairs.Compare(network, faces, task.Folds[0]));
        var threshold = VerificationAccuracy.BestThreshold(choosing);
        Assert.Equal(threshold, evaluation.Threshold, 1e-6);
        Assert.Equal(ConfusionMatrix.At(evaluation.Threshold, evaluation.Scored), evaluation.Confusion);
        Assert.Equal(RocCurve.Of(judged).AreaUnderCurve, evaluation.Curve.AreaUnderCurve, 1e-3);
        using var embeddings = Embedder.Embed(network, faces, task.TestFaces);
        var labels = task.TestFaces.Select(face => faces.Faces.Labels[face]).ToArray();
        Assert.Equal(Identification.LeaveOneOut(embeddings, labels).RankRate(1), evaluation.Identification.RankRate(1));
        Assert.Equal(ClusterAgreement.Between(new AgglomerativeClustering(evaluation.Threshold).Cluster(embeddings), labels), evaluation.Clusters);
        Assert.Equal(ModelEvaluation.FacesOf(task), told[^1]);
    }

    [Fact]
    public void With_folds_each_is_judged_at_the_threshold_of_the_others()
    {
        var halves = EvaluationTask.Sampled(faces.Faces, pairsEach: 60);
        var task = halves with { Folds = [halves.Folds[0], halves.ThresholdPairs], ThresholdPairs = [] };

        var evaluation = ModelEvaluation.Measure(network, faces, task);

        var (first, second) = (evaluation.Folds!.Folds[0], evaluation.Folds.Folds[1]);
        Assert.Equal((first.Threshold + second.Threshold) / 2, evaluation.Threshold, 1e-12);
        Assert.Equal(first.Accuracy * first.Pairs + second.Accuracy * second.Pairs, evaluation.Confusion.Accuracy.Count, 1e-9);
        Assert.Equal(first.Pairs + second.Pairs, evaluation.Confusion.Total);
        Assert.Null(evaluation.AccuracySpread);
        Assert.Contains(evaluation.Figures, figure => figure.Name == "accuracy_standard_error" && figure.Value == evaluation.Folds.StandardError);
    }

    [Fact]
    public void Every_figure_has_its_interval_around_it_and_its_name_once()
    {
        var figures = ModelEvaluation.Measure(network, faces, EvaluationTask.Sampled(faces.Faces, pairsEach: 60)).Figures;

        Assert.Equal(figures.Count, figures.Select(figure => figure.Name).Distinct().Count());
        Assert.All(figures.Where(figure => figure.Low is not null), figure => Assert.InRange(figure.Value, figure.Low!.Value, figure.High!.Value));
        Assert.Superset(
            new HashSet<string> { "accuracy", "accuracy_over_people", "threshold", "precision", "recall", "f1", "area_under_curve", "equal_error_rate", "rank_1", "bcubed_f" },
            figures.Select(figure => figure.Name).ToHashSet());
    }

    [Fact]
    public void A_cancelled_token_stops_it()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            ModelEvaluation.Measure(network, faces, EvaluationTask.Sampled(faces.Faces), cancellationToken: cancellation.Token));
    }

    [Fact]
    public void A_network_that_diverged_is_named_as_such()
    {
        using var nothing = torch.no_grad();
        foreach (var parameter in network.parameters())
            parameter.fill_(float.NaN);

        Assert.ThrowsAny<ArgumentException>(() => ModelEvaluation.Measure(network, faces, EvaluationTask.Sampled(faces.Faces)));
    }

    [Fact]
    public void A_network_that_says_nothing_is_not_taken_for_a_low_threshold()
    {
        using var nothing = torch.no_grad();
        foreach (var parameter in network.parameters())
            parameter.fill_(0);

        var error = Assert.Throws<ArgumentException>(() => ModelEvaluation.Measure(network, faces, EvaluationTask.Sampled(faces.Faces)));

        Assert.Contains("has length zero", error.Message);
    }
}
