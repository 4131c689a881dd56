using System.Text.RegularExpressions;
using FaceLab.Data;
using FaceLab.Display.Explanation;
using FaceLab.Evaluation.Explanation;
using FaceLab.Faces;
using Microsoft.DotNet.Interactive.Formatting;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using TorchSharp;

namespace FaceLab.Display.Tests.Explanation;

public sealed class ExplainedPairTests : IDisposable
{
    private readonly StubNetwork network = new(6);

    // Red on the left of the first, on the right of the second, black else; one pixel around is cropped away.
    private readonly PreparedFaces faces = PreparedFaces.FromPixels(new FaceSet("two",
        [new("<b>Ann</b>", 1, "/x/ann.png"), new("Bob \"B\"", 1, "/x/bob.png")]),
        [.. Enumerable.Range(0, 128).SelectMany(i => (byte[])[(byte)(i % 8 < 4 == i < 64 ? 255 : 0), 0, 0])], 8);

    private readonly FacePair[] pairs = [new(0, 1, false), new(1, 1, true)];

    public void Dispose()
    {
        network.Dispose();
        faces.Dispose();
    }

    [Fact]
    public void Two_faces_two_overlays_the_similarity_and_the_scale_are_shown()
    {
        var html = Html(pair: 0);

        Assert.Equal(2, Regex.Count(html, "src=\"data:image/jpeg;base64,"));
        Assert.Equal(2, Regex.Count(html, "src=\"data:image/png;base64,"));
        Assert.Contains("cosine similarity <b>1.00</b>", html);
        Assert.Contains("<span>0</span>", html);
        Assert.Contains("<span>0.0556</span>", html);     // 1 over the 18 red pixels
        Assert.Contains("of the similarity from one place; colours has 6x6 places", html);
        Assert.Contains("linear-gradient(90deg,#", html);
        foreach (var element in (string[])["div", "figure", "figcaption", "span"])
            Assert.Equal(Regex.Count(html, $"<{element}[ >]"), Regex.Count(html, $"</{element}>"));
    }

    [Fact]
    public void Heat_lies_over_the_red_half()
    {
        var overlays = Regex.Matches(Html(pair: 0), "data:image/png;base64,([^\"]+)\"")
            .Select(match => Convert.FromBase64String(match.Groups[1].Value)).ToArray();
        using var first = Image.Load<Rgb24>(overlays[0]);
        using var second = Image.Load<Rgb24>(overlays[1]);

        Assert.Equal((6, 6), (first.Width, first.Height));
        Assert.True(first[0, 3].G > first[5, 3].G + 100);
        Assert.True(second[5, 3].G > second[0, 3].G + 100);
    }

    [Fact]
    public void Names_are_text_and_pictures_have_words()
    {
        var html = Html(pair: 0);

        Assert.DoesNotContain("<b>Ann", html);
        Assert.Contains("<figcaption>&lt;b&gt;Ann&lt;/b&gt;</figcaption>", html);
        Assert.Contains("alt=\"where &lt;b&gt;Ann&lt;/b&gt; is like the other face, Bob &quot;B&quot;: hottest at " +
            "the upper left\"", html);
        Assert.Contains("is like the other face, &lt;b&gt;Ann&lt;/b&gt;: hottest at the upper centre\"", html);
        Assert.Equal(4, Regex.Count(html, "alt=\"[^\"]+\""));
    }

    [Fact]
    public void No_colour_of_text_or_page_is_fixed_so_that_dark_pages_stay_readable()
    {
        Assert.DoesNotMatch("[\"; ](color|background-color):", Html(pair: 0));
    }

    [Fact]
    public void A_pair_without_heat_is_shown_cold()
    {
        using var black = PreparedFaces.FromPixels(new FaceSet("black", [new("Ann", 1, "/x/ann.png")]), new byte[192],
            8);
        using var heat = PairExplanation.Of(network, black, [new(0, 0, true)]);

        var html = ExplainedPair.Of(heat, black, [new(0, 0, true)]).ToHtml();

        Assert.Contains("no heat anywhere", html);
        Assert.Contains("no place of colours raises the similarity", html);
        Assert.Contains("cosine similarity <b>0.00</b>", html);
    }

    [Fact]
    public void What_does_not_belong_together_is_refused()
    {
        using var heat = PairExplanation.Of(network, faces, pairs);
        using var small = PreparedFaces.FromPixels(new FaceSet("small", faces.Faces.Records), new byte[96], 4);

        Assert.Contains("2 pairs; these are 1",
            Assert.Throws<ArgumentException>(() => ExplainedPair.Of(heat, faces, [pairs[0]])).Message);
        Assert.Contains("faces of 4x4",
            Assert.Throws<ArgumentException>(() => ExplainedPair.Of(heat, small, pairs)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => ExplainedPair.Of(heat, faces, pairs, 2));
    }

    [Fact]
    public void It_leaves_no_tensor_and_a_cell_shows_it()
    {
        using var heat = PairExplanation.Of(network, faces, pairs);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var view = ExplainedPair.Of(heat, faces, pairs, 1);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Formatters.Register();
        Assert.Equal(view.ToHtml(), view.ToDisplayString(HtmlFormatter.MimeType));
    }

    private string Html(int pair)
    {
        using var heat = PairExplanation.Of(network, faces, pairs);
        return ExplainedPair.Of(heat, faces, pairs, pair).ToHtml();
    }
}
