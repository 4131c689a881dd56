using FaceLab.Data;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Clustering;
using FaceLab.Evaluation.Reporting;
using FaceLab.Evaluation.Search;
using FaceLab.Faces;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using FaceLab.Tests.Support;
using TorchSharp;

namespace FaceLab.Tests.Evaluation.Reporting;

public sealed class ModelEvaluationTests : IDisposable
{
    private readonly PreparedFaces faces = SmallSets.Patterns(people: 24, imagesEach: 4);
    private readonly EmbeddingNetwork network;

    public ModelEvaluationTests()
    {
        torch.manual_seed(1);
        network = new SmallResNet(new()
        {
            InputSize = 16, Width = 4, EmbeddingSize = 8,
            Precision = Precision.Float32
        });
    }

    public void Dispose()
    {
        network.Dispose();
        faces.Dispose();
    }

    [Fact]
    public void With_one_list_of_pairs_the_figures_are_those_of_the_parts()
    {
        var task = OfOneList();
        var told = new List<long>();

        var evaluation = ModelEvaluation.Measure(network, faces, task, new ImmediateProgress(told.Add));

        var (choosing, judged) = (PairSimilarities.Compare(network, faces, task.ThresholdPairs),
            PairSimilarities.Compare(network, faces, task.Folds[0]));
        var threshold = VerificationAccuracy.BestThreshold(choosing);
        Assert.Equal(threshold, evaluation.Threshold, 1e-6);
        Assert.Equal(evaluation.Threshold, evaluation.SharedThreshold);
        Assert.Equal(ConfusionMatrix.At(evaluation.Threshold, evaluation.Similarities), evaluation.Confusion);
        Assert.Equal(RocCurve.Of(judged).AreaUnderCurve, evaluation.Curve.AreaUnderCurve, 1e-3);
        using var embeddings = Embedder.Embed(network, faces, task.TestFaces);
        var labels = LabelsOf(task.TestFaces);
        Assert.Equal(Identification.LeaveOneOut(embeddings, labels).RankRate(1), evaluation.Identification.RankRate(1));
        Assert.Equal(ModelEvaluation.FacesOf(task), told[^1]);
        Assert.True(evaluation.MillisecondsPerFace > 0);
    }

    [Fact]
    public void Clusters_are_cut_at_a_threshold_that_other_people_chose_for_BCubed_F()
    {
        var task = OfOneList();

        var evaluation = ModelEvaluation.Measure(network, faces, task);

        using var choosing = Embedder.Embed(network, faces, task.ThresholdFaces);
        using var embeddings = Embedder.Embed(network, faces, task.TestFaces);
        Assert.Equal(ClusterThreshold.BestBCubed(choosing, LabelsOf(task.ThresholdFaces)), evaluation.ClusterThreshold,
            1e-5);
        Assert.Equal(ClusterAgreement.Between(new AgglomerativeClustering(evaluation.ClusterThreshold)
            .Cluster(embeddings), LabelsOf(task.TestFaces)), evaluation.Clusters);
        Assert.Equal(evaluation.ClusterThreshold,
            evaluation.Figures.Single(figure => figure.Name == "cluster_threshold").Value);
        Assert.Null(ModelEvaluation.Measure(network, faces, task with { ThresholdFaces = [] }).Clusters);
    }

    [Fact]
    public void Thresholds_from_elsewhere_are_taken_as_they_are()
    {
        var task = EvaluationTask.Sampled(faces.Faces, pairsEach: 120)
            .With(new ChosenThresholds(0.25, 0.75, "elsewhere"));

        var evaluation = ModelEvaluation.Measure(network, faces, task);

        Assert.Equal((0.25, 0.75), (evaluation.Threshold, evaluation.ClusterThreshold));
        Assert.Equal(ConfusionMatrix.At(0.25, evaluation.Similarities), evaluation.Confusion);
        Assert.Equal(24, evaluation.Clusters!.Identities);
    }

    [Fact]
    public void Other_people_s_thresholds_leave_the_judged_people_out()
    {
        var task = EvaluationTask.Sampled(faces.Faces, pairsEach: 120);
        var some = faces.Faces.OfIdentities("judged", faces.Faces.Identities.Take(4));

        var chosen = ChosenThresholds.On(new NetworkEmbedder(network), faces, task, some);

        var rest = task.Folds.SelectMany(fold => fold).Where(pair =>
            !some.Contains(faces.Faces.Records[pair.First].Identity)
            && !some.Contains(faces.Faces.Records[pair.Second].Identity)).ToList();
        Assert.Equal(VerificationAccuracy.BestThreshold(PairSimilarities.Compare(network, faces, rest)), chosen.Pairs,
            1e-5);
        Assert.Equal(task.Name, chosen.From);
        Assert.Contains("Name another set", Assert.Throws<FaceDataException>(() =>
            ChosenThresholds.On(new NetworkEmbedder(network), faces, task, faces.Faces)).Message);
    }

    [Fact]
    public void Halves_are_judged_at_each_other_s_threshold_and_have_no_standard_error()
    {
        var task = EvaluationTask.Sampled(faces.Faces, pairsEach: 120);

        var evaluation = ModelEvaluation.Measure(network, faces, task);

        var compared = task.Folds.Select(fold => PairSimilarities.Compare(network, faces, fold)).ToList();
        Assert.Equal(VerificationAccuracy.BestThreshold(compared[1]), evaluation.PairThresholds[0], 1e-5);
        Assert.Equal(VerificationAccuracy.BestThreshold(compared[0]), evaluation.PairThresholds[^1], 1e-5);
        Assert.Null(evaluation.Folds);
        Assert.Null(evaluation.SharedThreshold);
        Assert.Equal(evaluation.Right.Count(right => right), evaluation.Confusion.Accuracy.Count);
        Assert.Equal(evaluation.Confusion.Accuracy.Rate, evaluation.AccuracySpread!.Estimate, 1e-12);
        Assert.DoesNotContain(evaluation.Figures, figure => figure.Name == "accuracy_standard_error");
        Assert.Equal(24, evaluation.Clusters!.Identities);
    }

    [Fact]
    public void With_folds_each_is_judged_at_the_threshold_of_the_others()
    {
        var halves = EvaluationTask.Sampled(faces.Faces, pairsEach: 120);
        var task = halves with
        {
            Folds = [halves.Folds[0], [.. halves.Folds[1].Where((_, i) => i % 2 == 0)],
            [.. halves.Folds[1].Where((_, i) => i % 2 == 1)]]
        };

        var evaluation = ModelEvaluation.Measure(network, faces, task);

        var folds = evaluation.Folds!.Folds;
        Assert.Equal(folds.Average(fold => fold.Threshold), evaluation.Threshold, 1e-12);
        Assert.Equal(folds.Sum(fold => fold.Accuracy * fold.Pairs), evaluation.Confusion.Accuracy.Count, 1e-9);
        Assert.Equal(folds.Sum(fold => fold.Pairs), evaluation.Confusion.Total);
        Assert.Contains(evaluation.Figures, figure => figure.Name == "accuracy_standard_error"
            && figure.Value == evaluation.Folds.StandardError);
    }

    [Fact]
    public void Every_figure_has_its_interval_around_it_and_its_name_once()
    {
        var figures = ModelEvaluation.Measure(network, faces,
            EvaluationTask.Sampled(faces.Faces, pairsEach: 60)).Figures;

        Assert.Equal(figures.Count, figures.Select(figure => figure.Name).Distinct().Count());
        Assert.All(figures.Where(figure => figure.Low is not null), figure =>
            Assert.InRange(figure.Value, figure.Low!.Value, figure.High!.Value));
        Assert.Superset(
            new HashSet<string> { "accuracy", "accuracy_over_people", "threshold", "precision", "recall", "f1",
                "area_under_curve", "equal_error_rate", "rank_1", "bcubed_f" },
            figures.Select(figure => figure.Name).ToHashSet());
    }

    [Fact]
    public void Rates_over_all_pairs_name_the_impostors_they_rest_on_or_are_refused()
    {
        var task = EvaluationTask.Sampled(faces.Faces, pairsEach: 60);

        var evaluation = ModelEvaluation.Measure(network, faces, task);

        var figures = evaluation.Figures.ToDictionary(figure => figure.Name);
        using var embeddings = Embedder.Embed(network, faces, task.TestFaces);
        var labels = task.TestFaces.Select(face => faces.Faces.Labels[face]).ToArray();
        var all = RocCurve.OfAllPairs(embeddings, labels);
        Assert.Equal(all.ImpostorCount, figures["all_impostor_pairs"].Value);
        var point = all.TrueAcceptRateAt(0.1);
        Assert.Equal((point.TrueAccepts, null), (figures["all_pairs_tar_at_far_0.1"].Of!.Value,
            figures["all_pairs_tar_at_far_0.1"].Low));
        Assert.Equal(point.FalseAccepts, figures["all_pairs_false_accepts_at_far_0.1"].Of);
        Assert.False(all.Supports(1e-6));
        Assert.Equal(double.NaN, figures["all_pairs_tar_at_far_0.000001"].Value);
        Assert.Equal(new Proportion(0, all.ImpostorCount), figures["all_pairs_false_accepts_at_far_0.000001"].Of);
        Assert.Equal(Retrieval.LeaveOneOut(embeddings, labels).MeanAveragePrecisionAtR, figures["map_at_r"].Value,
            1e-6);
        // Everybody has four pictures: there are no strangers to turn away.
        Assert.DoesNotContain("identified_at_fpir_0.1", figures.Keys);
    }

    [Fact]
    public void Strangers_among_the_faces_are_to_be_turned_away()
    {
        using var strangers = SmallSets.Patterns(people: 260, imagesEach: 1);
        using var both = PreparedFaces.FromPixels(new FaceSet("both", [.. faces.Faces.Records,
            .. strangers.Faces.Records.Select(record => record with { Identity = "stranger " + record.Identity })]),
            [.. faces.Pixels.bytes, .. strangers.Pixels.bytes], faces.Size);
        var task = EvaluationTask.Sampled(both.Faces, pairsEach: 60);

        var evaluation = ModelEvaluation.Measure(network, both, task);

        var open = evaluation.Identification.OpenSet(0.1);
        var figures = evaluation.Figures.ToDictionary(figure => figure.Name);
        Assert.Equal(open.Identified, figures["identified_at_fpir_0.1"].Of);
        Assert.Equal(open.FalsePositives, figures["strangers_taken_for_somebody_at_fpir_0.1"].Of);
    }

    [Fact]
    public void A_cancelled_token_stops_it()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            ModelEvaluation.Measure(network, faces, EvaluationTask.Sampled(faces.Faces),
                cancellationToken: cancellation.Token));
    }

    [Fact]
    public void A_network_that_diverged_is_named_as_such()
    {
        using var nothing = torch.no_grad();
        foreach (var parameter in network.parameters())
            parameter.fill_(float.NaN);

        Assert.ThrowsAny<ArgumentException>(() => ModelEvaluation.Measure(
            network, faces, EvaluationTask.Sampled(faces.Faces)));
    }

    [Fact]
    public void A_network_that_says_nothing_is_called_dead()
    {
        using var nothing = torch.no_grad();
        foreach (var parameter in network.parameters())
            parameter.fill_(0);

        var error = Assert.Throws<ArgumentException>(() =>
            ModelEvaluation.Measure(network, faces, EvaluationTask.Sampled(faces.Faces)));

        Assert.Contains("All 96 embeddings are zero: the network is dead", error.Message);
    }

    [Fact]
    public void A_network_that_always_says_the_same_is_called_dead()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            ModelEvaluation.Measure(new SameForAll(), faces, EvaluationTask.Sampled(faces.Faces)));

        Assert.Contains("All 96 embeddings are equal: the network is dead", error.Message);
    }

    /// <summary>Half of the people choose the thresholds, the others are judged.</summary>
    private EvaluationTask OfOneList()
    {
        var halves = EvaluationTask.Sampled(faces.Faces, pairsEach: 120);
        var groups = halves.ClusterGroups();
        return halves with
        {
            ThresholdPairs = halves.Folds[1],
            Folds = [halves.Folds[0]],
            TestFaces = groups[0].Judged,
            ThresholdFaces = groups[0].Choosing,
        };
    }

    private int[] LabelsOf(IReadOnlyList<int> rows) => [.. rows.Select(row => faces.Faces.Labels[row])];

    private sealed class SameForAll : IFaceEmbedder
    {
        public torch.Tensor Embed(PreparedFaces faces, IReadOnlyList<int> rows) =>
            torch.tensor([3f, 4f]).repeat(rows.Count, 1);
    }
}
