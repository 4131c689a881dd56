using System.Net;
using System.Text.RegularExpressions;
using FaceLab.Data;
using FaceLab.Display.Faces;
using FaceLab.Display.Tests.Support;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Calibration;
using FaceLab.Evaluation.Clustering;
using FaceLab.Evaluation.Search;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;
using FaceLab.Runs;
using Microsoft.DotNet.Interactive.Formatting;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using TorchSharp;

namespace FaceLab.Display.Tests;

/// <summary>What values of the library show as a cell's last expression, through the real .NET Interactive formatter.</summary>
public sealed class ValueFormattersTests
{
    private static readonly PairSimilarities Pairs = new([0.9f, 0.8f, 0.3f, 0.1f], [true, false, true, false]);

    public ValueFormattersTests() => Assert.NotEmpty($"{Formatters.Register()}");

    [Theory]
    [InlineData(20, 30, "image/png", 20, 30)]
    [InlineData(1280, 320, "image/jpeg", 640, 160)]
    [InlineData(2000, 1, "image/jpeg", 640, 1)]
    public void A_picture_is_shown_with_its_size(int width, int height, string kind, int shownWidth, int shownHeight)
    {
        using var image = new Image<Rgb24>(width, height, new Rgb24(10, 200, 30));

        var html = Html(image);

        Assert.Contains($"alt=\"picture of {width} x {height} pixels\"", html);
        using var shown = Image.Load<Rgb24>(Convert.FromBase64String(Regex.Match(html, $"src=\"data:{kind};base64,([^\"]+)\"").Groups[1].Value));
        Assert.Equal((shownWidth, shownHeight), (shown.Width, shown.Height));
        Assert.InRange(shown[0, 0].G, 190, 210);
        Assert.Contains($"width=\"{shownWidth}\" height=\"{shownHeight}\"", html);
    }

    [Fact]
    public void A_set_shows_its_counts_and_prepared_faces_some_of_them()
    {
        using var faces = RenderedFaces.Of(identities: 6, images: 2, size: 16);

        Assert.Contains(">12<", Html(faces.Faces));
        Assert.Contains("2 to 2 images each", Html(faces.Faces));
        Assert.Contains("16 x 16", Html(faces));
        Assert.Equal(10, Regex.Count(Html(faces), "<img"));
        Assert.Contains("&lt;i&gt;", Html(new FaceSet("<i>", [new("a", 1, "/a.png")])));
    }

    [Fact]
    public void Views_of_faces_show_themselves()
    {
        using var faces = RenderedFaces.Of(identities: 2, images: 2, size: 16);
        using var embeddings = RenderedFaces.Embeddings(faces);

        Assert.Equal(1, Regex.Count(Html(FaceView.Of(faces, 0)), "<img"));
        Assert.Equal(2, Regex.Count(Html(BatchView.Of(faces, new([0, 1], [0, 0]))), "<img"));
        Assert.Equal(2, Regex.Count(Html(PairView.Of(faces, new(0, 1, true))), "<img"));
        Assert.Equal(3, Regex.Count(Html(TripletView.Of(faces, 0, 1, 2)), "<img"));
        Assert.Equal(4, Regex.Count(Html(NearestNeighbours.Of(faces, embeddings, 0)), "<img"));
        Assert.Equal(2, Regex.Count(Html(WrongPairs.Of(faces, [new(0, 2, false)], new([0.9f], [false]), 0.5)), "<img"));
        Assert.Equal(1, Regex.Count(Html(MeanFace.Of(faces)), "<img"));
    }

    [Fact]
    public void Figures_of_evaluation_show_what_they_rest_on()
    {
        AssertRows(Html(new OperatingPoint(0.5, new(2, 1000), new(30, 40))),
            ("true accept rate", "75.00 %", "30 of 40 genuine pairs"),
            ("false accept rate", "0.002", "2 of 1,000 impostor pairs"));
        AssertRows(Html(VerificationAccuracy.At(0.5, Pairs)),
            ("accuracy", "50.00 %", "± 25.00 % binomial standard error, 4 pairs"),
            ("threshold", "0.5000", "cosine similarity, chosen on other pairs"));
        AssertRows(Html(FoldedVerification.Measure([Pairs, Pairs with { }], _ => 0.5)),
            ("accuracy", "50.00 %", "± 0.00 % standard error over folds, 8 pairs"),
            ("fold 2", "50.00 %", "threshold 0.500, area 0.7500, 4 pairs"));
        AssertRows(Html(ConfusionMatrix.At(0.5, Pairs)), ("genuine, rejected", "1", "✗ wrong: FRR 50.00 %"), ("precision", "50.00 %", "1 of 2 accepted pairs"));
        AssertRows(Html(ConfusionMatrix.At(double.PositiveInfinity, Pairs)), ("precision", "none", "0 of 0 accepted pairs"));
        AssertRows(Html(ClusterAgreement.Between([0, 0, 1], [0, 0, 1])), ("BCubed F", "1.0000", "precision 1.0000, recall 1.0000"));
        AssertRows(Html(new CalibrationQuality(0.05, 0.3, 0.1, [new(0.1, 0.1, 20)])), ("Brier score", "0.1000", "0.25 for saying one half always"));
        AssertRows(Html(new BootstrapInterval(0.1, 0.02, 0.06, 0.14, 0.95, 0.004)),
            ("95 % interval", "0.0600 to 0.1400", ""),
            ("p", "0.004", "two-sided, that it is 0: for differences only"));
        AssertRows(Html(new McNemarTest(5, 0)), ("only the first is right", "5", "pairs"), ("p", "0.0625", "two-sided, exact"));
    }

    [Fact]
    public void A_curve_shows_TAR_at_the_rates_that_its_pairs_carry()
    {
        bool[] genuine = [.. Enumerable.Range(0, 300).Select(i => i % 3 == 0)];
        var curve = RocCurve.Of(new([.. Enumerable.Range(0, 300).Select(i => (float)i / 300)], genuine));

        var html = Html(curve);

        AssertRows(html, ("area under the curve", FormattableString.Invariant($"{curve.AreaUnderCurve:F4}"), "100 genuine and 200 impostor pairs"));
        Assert.Contains("TAR at FAR 0.1<", html);
        Assert.DoesNotContain("TAR at FAR 0.01<", html);
    }

    [Fact]
    public void Identification_and_retrieval_show_their_rates()
    {
        using var gallery = torch.eye(3);
        using var probes = torch.tensor([1f, 0, 0, 0.6f, 0.8f, 0, 0, 0, 1], [3, 3]);

        AssertRows(Html(Identification.Of(gallery, [0, 1, 2], probes, [0, 0, 7])),
            ("probes", "2", "whom the gallery knows; 1 strangers besides"),
            ("rank 1", "50.00 %", "1 of 2 probes"));
        AssertRows(Html(new OpenSetPoint(0.5, new(1, 100), new(3, 4))), ("identified", "75.00 %", "3 of 4 probes whom the gallery knows"));
        AssertRows(Html(Retrieval.Of(gallery, [0, 1, 2], probes, [0, 0, 2])), ("MAP@R", "0.6667", ""));
    }

    [Fact]
    public void A_run_shows_its_settings_and_says_that_it_has_not_begun()
    {
        var folder = Directory.CreateTempSubdirectory("facelab-run-");
        try
        {
            var run = TrainingRun.Create(Path.Combine(folder.FullName, "<first>"), new RunConfig());

            var html = Html(run);

            Assert.Contains("Run &lt;first&gt;", html);
            Assert.Contains("contrastive", html);
            Assert.Contains("learning rate 0.001", html);
            Assert.Contains("Not one point of the curve yet.", html);
            File.WriteAllText(Path.Combine(run.Folder, "metrics.csv"),
                "step,seconds,training_loss,validation_loss,images_per_second,score\n10,2,0.5,0.6,80,0.7\n20,4,0.4,0.65,90,0.8\n");
            AssertRows(Html(run),
            ("best score", "0.8000", "at step 20"),
            ("lowest validation loss", "0.6000", "at step 10"),
            ("training", "4 s", "90 images/s lately"));
            Assert.Contains("Plotly.newPlot(", Html(run));
            File.WriteAllText(Path.Combine(run.Folder, "metrics.csv"),
                "step,seconds,training_loss,validation_loss,images_per_second,warning\n10,2,0.5,0.6,80,\"Falls, \"\"fast\"\".\"\n20,4,0.4,0.65,90,\n");
            AssertRows(Html(run), ("warning", "⚠", "at step 10: Falls, \"fast\"."));
            File.WriteAllText(Path.Combine(run.Folder, "metrics.csv"), "step\n<b>\n");
            Assert.Contains("&lt;b&gt;", Html(run));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void An_outcome_shows_its_network_and_curve()
    {
        using var outcome = new TrainingOutcome(new TinyDarknet(new() { InputSize = 16 }),
            [new EvaluationStep(10, 2, 0.5, double.NaN, 80) { Warning = "slow <disk>" }], Finished: false);

        var html = Html(outcome);

        AssertRows(html, ("state", "stopped", "can go on from its last checkpoint"), ("steps", "10", "of 10"));
        Assert.Contains("TinyDarknet", html);
        Assert.Contains("slow &lt;disk&gt;", html);
        Assert.DoesNotContain("best score", html);
    }

    private static void AssertRows(string html, params (string Name, string Value, string Note)[] rows)
    {
        var found = Regex.Matches(WebUtility.HtmlDecode(html), "<th scope[^>]*>([^<]*)</th><td[^>]*>([^<]*)</td><td[^>]*>([^<]*)</td>")
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)).ToList();
        Assert.All(rows, row => Assert.Contains(row, found));
    }

    private static string Html(object value) => value.ToDisplayString(HtmlFormatter.MimeType);
}
