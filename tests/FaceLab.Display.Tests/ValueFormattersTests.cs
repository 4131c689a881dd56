using System.Net;
using System.Text.RegularExpressions;
using FaceLab.Data;
using FaceLab.Display.Faces;
using FaceLab.Display.Tests.Support;
using FaceLab.Evaluation;
using FaceLab.Evaluation.Search;
using FaceLab.Faces;
using FaceLab.Networks;
using FaceLab.Runs;
using Microsoft.DotNet.Interactive.Formatting;
using TorchSharp;

namespace FaceLab.Display.Tests;

/// <summary>What values of the library show as a cell's last expression, through the real .NET Interactive
/// formatter.</summary>
public sealed class ValueFormattersTests
{
    private static readonly PairSimilarities Pairs = new([0.9f, 0.8f, 0.3f, 0.1f], [true, false, true, false]);

    public ValueFormattersTests() => Assert.NotEmpty($"{Formatters.Register()}");

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

        Assert.Equal(4, Regex.Count(Html(NearestNeighbours.Of(faces, embeddings, 0)), "<img"));
        Assert.Equal(2, Regex.Count(Html(WrongPairs.Of(faces, [new(0, 2, false)], new([0.9f], [false]), 0.5)), "<img"));
        Assert.Equal(1, Regex.Count(Html(MeanFace.Of(faces)), "<img"));
    }

    [Fact]
    public void Figures_of_evaluation_show_what_they_rest_on()
    {
        AssertRows(Html(ConfusionMatrix.At(0.5, Pairs)), ("genuine, rejected", "1", "✗ wrong: FRR 50.00 %"),
            ("precision", "50.00 %", "1 of 2 accepted pairs"));
        AssertRows(Html(ConfusionMatrix.At(double.PositiveInfinity, Pairs)),
            ("precision", "none", "0 of 0 accepted pairs"));
    }

    [Fact]
    public void A_curve_shows_TAR_at_the_rates_that_its_pairs_carry()
    {
        bool[] genuine = [.. Enumerable.Range(0, 300).Select(i => i % 3 == 0)];
        var curve = RocCurve.Of(new([.. Enumerable.Range(0, 300).Select(i => (float)i / 300)], genuine));

        var html = Html(curve);

        AssertRows(html, ("area under the curve", FormattableString.Invariant($"{curve.AreaUnderCurve:F4}"),
            "100 genuine and 200 impostor pairs"));
        Assert.Contains("TAR at FAR 0.1<", html);
        Assert.DoesNotContain("TAR at FAR 0.01<", html);
    }

    [Fact]
    public void Search_and_retrieval_show_their_rates()
    {
        using var gallery = torch.eye(3);
        using var probes = torch.tensor([1f, 0, 0, 0.6f, 0.8f, 0, 0, 0, 1], [3, 3]);

        AssertRows(Html(new OpenSetPoint(0.5, new(1, 100), new(3, 4))),
            ("identified", "75.00 %", "3 of 4 probes with a mate"));
        AssertRows(Html(Retrieval.Of(gallery, [0, 1, 2], probes, [0, 0, 2])), ("MAP@R", "0.6667", ""));
    }

    [Fact]
    public void An_outcome_shows_its_network_and_curve()
    {
        using var outcome = new TrainingOutcome(new TinyDarknet(new() { InputSize = 16 }),
            [new(10, 2, 0.5, double.NaN, 80) { Warning = "slow <disk>" }], Finished: false)
        {
            Steps = 12, PlannedSteps = 90,
        };
        using var judged = new TrainingOutcome(new TinyDarknet(new() { InputSize = 16 }),
            [new(10, 2, 0.5, 0.6, 80) { Metric = 0.7 }, new(20, 4, 0.4, 0.65, 90) { Metric = 0.8 }], Finished: true);

        var html = Html(outcome);

        AssertRows(html, ("state", "stopped", "can go on from its last checkpoint"), ("steps", "12", "of 90"));
        Assert.Contains("TinyDarknet", html);
        Assert.Contains("slow &lt;disk&gt;", html);
        Assert.DoesNotContain("best metric", html);
        AssertRows(Html(judged), ("best metric", "0.8000", "at step 20"),
            ("lowest validation loss", "0.6000", "at step 10"),
            ("training", "4 s", "90 images/s lately"), ("steps", "20", "of 20"));
        Assert.Contains("Plotly.react(", Html(judged));
    }

    private static void AssertRows(string html, params (string Name, string Value, string Note)[] rows)
    {
        var found = Regex.Matches(WebUtility.HtmlDecode(html),
            "<th scope[^>]*>([^<]*)</th><td[^>]*>([^<]*)</td><td[^>]*>([^<]*)</td>")
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)).ToList();
        Assert.All(rows, row => Assert.Contains(row, found));
    }

    private static string Html(object value) => value.ToDisplayString(HtmlFormatter.MimeType);
}
