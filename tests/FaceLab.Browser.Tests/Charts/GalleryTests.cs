using FaceLab.Browser.Tests.Support;
using FaceLab.Data;
using FaceLab.Display.Charts;
using FaceLab.Display.Explanation;
using FaceLab.Display.Faces;
using FaceLab.Display.Reports;
using FaceLab.Display.Tests.Support;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Calibration;
using FaceLab.Evaluation.Explanation;
using FaceLab.Evaluation.Search;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Learning.Sampling;
using FaceLab.Networks;
using Microsoft.DotNet.Interactive.Formatting;
using Microsoft.Playwright;
using TorchSharp;

namespace FaceLab.Browser.Tests.Charts;

/// <summary>All that shows faces and evaluations on one page.</summary>
[Collection(BrowserTests.Name)]
public sealed class GalleryTests(HeadlessBrowser browser) : IDisposable
{
    private readonly PreparedFaces faces = RenderedFaces.Of(identities: 14, images: 6, size: 64);

    public void Dispose() => faces.Dispose();

    [ChromiumTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Everything_draws_without_a_fault_on_light_and_dark_pages(ColorScheme scheme)
    {
        using var scope = torch.NewDisposeScope();
        var values = Values(RenderedFaces.Embeddings(faces, noise: 0.75f));
        var page = Pages.Of(values.Select(value => value.ToDisplayString(HtmlFormatter.MimeType)));

        await using var opened = await browser.OpenAsync(page, width: 900, scheme);
        await opened.Page.WaitForFunctionAsync("count => document.querySelectorAll('.js-plotly-plot .main-svg').length >= count", 2 * (values.OfType<Figure>().Count() + 1));   // and one in the report
        await opened.Page.WaitForFunctionAsync("() => document.querySelectorAll('.facelab-figure[tabindex]').length === 2");

        await opened.KeepScreenshotAsync($"gallery-{scheme}");
        Assert.True(await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.True(await opened.Page.EvaluateAsync<bool>("[...document.images].every(image => image.naturalWidth > 0 && image.alt)"));
        opened.AssertClean();
    }

    private List<object> Values(torch.Tensor embeddings)
    {
        var set = faces.Faces;
        var all = new PairEnumeration(set);
        FacePair[] pairs = [.. Enumerable.Range(0, (int)all.GenuineCount).Select(k => all.Genuine(k)),
            .. Enumerable.Range(0, (int)all.ImpostorCount).Select(k => all.Impostor(k))];
        var (good, poor) = (PairSimilarities.Of(embeddings, pairs), PairSimilarities.Of(RenderedFaces.Embeddings(faces, noise: 1.2f), pairs));
        var bootstrap = new IdentityBootstrap(pairs, set.Labels, replicates: 200);
        var (first, second) = (RocCurve.Of(good), RocCurve.Of(poor));
        var threshold = first.EqualErrorRate.Threshold;
        var found = Identification.LeaveOneOut(embeddings, set.Labels);
        var (coordinates, _) = PrincipalComponents.Project(embeddings, 3);
        var space = coordinates.data<float>().ToArray();
        float[] plane = [.. space.Chunk(3).SelectMany(point => point[..2])];
        string[] names = [.. set.Records.Select(record => record.Identity)], files = [.. set.Records.Select(record => Path.GetFileName(record.Path))];
        var thumbnails = FaceThumbnails.Of(faces);
        EvaluationStep[] history = [.. Enumerable.Range(1, 20).Select(i => new EvaluationStep(50 * i, 3 * i, 1.0 / i, 0.2 + 1.2 / i, 300) { Metric = 0.95 - 0.4 / i })];
        return
        [
            faces, FaceView.Of(faces, 8), BatchView.Of(faces, new IdentityBatchSampler(set, set, 8, 4, 1).Next(), most: 20),
            PairView.Of(faces, pairs[0], good.CosineSimilarities[0], threshold), TripletView.Of(faces, 0, 1, 20, embeddings),
            NearestNeighbours.Of(faces, embeddings, 30), WrongPairs.Of(faces, pairs, good, threshold),
            new MeanFaceStrip().Add("all faces", MeanFace.Of(faces)), new FaceGrid().Row("p0 Roe", faces, [0, 1, 2, 3]),
            TrainingChart.Of(history, 1000), LossChart.Of("Both learn",
                [("one", history), ("two", [.. history.Select(point => point with { TrainingLoss = point.TrainingLoss * 1.4 })])], ("chance", 1.0)),
            SimilarityChart.Of("Genuine pairs are more alike, and the threshold lies where both kinds of error are equally frequent", good, threshold),
            RocChart.WithBands("The first model accepts more genuine pairs at any rate of false accepts",
                ("one", first, bootstrap.Band(good)), ("two", second, bootstrap.Band(poor))),
            DetChart.WithBands("The same as errors", ("one", first, bootstrap.Band(good)), ("two", second, bootstrap.Band(poor))),
            ClusterChart.Of("People lie apart", plane, names, files, faces: thumbnails),
            ClusterChart.InSpace("People lie apart in space", space, names, files, faces: thumbnails),
            ConfusionMatrixChart.Of("Two pairs of people are often confused", found, set.Identities),
            ConfusionMatrixChart.Of("At the threshold of equal errors", ConfusionMatrix.At(threshold, good)),
            CmcChart.Of("Most people are found among the first three", ("one", found)),
            ReliabilityChart.Of("What was learned from a poorer model is not calibrated",
                ("Platt", CalibrationQuality.Measure(PlattScaling.Fit, poor, good)),
                ("isotonic", CalibrationQuality.Measure(IsotonicCalibration.Fit, poor, good))),
            first, first.TrueAcceptRateAt(0.1), ConfusionMatrix.At(threshold, good), found,
            bootstrap.MeanAccuracyDifference([(good, threshold)], [(poor, threshold)]),
            RocChart.WithBands("x", ("one", first, bootstrap.Band(good))).Data,
            RunsChart.Of("Both learn, one sooner", "score", point => point.Metric,
                ("one", history), ("two", [.. history.Select(point => point with { Metric = point.Metric - 0.1 })])),
            IntervalChart.Of("The intervals overlap", "area under the ROC curve",
                ("one", bootstrap.AreaUnderCurve(good), [0.9, 0.92]), ("two", bootstrap.AreaUnderCurve(poor), [0.8])),
            SweepChart.Of("There is a best threshold", "threshold", "F", ("one", [0.1, 0.2, 0.3], [0.5, 0.7, 0.6]), ("two", [0.1, 0.3], [0.4, 0.5])),
            .. Explanations(pairs[..2]),
            new Report("A report in a cell", "with a table").Section("One").Table(["figure", "value"], [["area", "0.9"]])
                .Add(DetChart.Of("as errors", ("one", first))),
        ];
    }

    private object[] Explanations(FacePair[] pairs)
    {
        using var network = new SmallResNet(new SmallResNetOptions { InputSize = 32, Width = 4 });
        using var heat = PairExplanation.Of(network, faces, pairs);
        using var images = FaceInput.Center(faces.Pixels[0].unsqueeze(0), 32);
        using var activations = Activations.Of(network, images, "stages.stage1");
        return [ExplainedPair.Of(heat, faces, pairs, 1), ActivationGrid.Of(activations, count: 4).Beside(faces, pairs[0].First)];
    }
}
