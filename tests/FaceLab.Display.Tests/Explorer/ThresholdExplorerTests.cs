using System.Text.RegularExpressions;
using FaceLab.Data;
using FaceLab.Display.Explorer;
using FaceLab.Evaluation;
using FaceLab.Faces;
using Microsoft.DotNet.Interactive.Formatting;

namespace FaceLab.Display.Tests.Explorer;

/// <summary>What an explorer refuses and what it writes; what its page does is tested in a browser.</summary>
public sealed class ThresholdExplorerTests : IDisposable
{
    private static readonly FacePair[] Pairs = [new(0, 1, true), new(0, 2, false), new(1, 2, false)];

    private readonly PreparedFaces faces = PreparedFaces.FromPixels(
        new FaceSet("three", [new("Ann", 1, "a1"), new("Ann", 2, "a2"), new("</script><b>", 1, "b1")]),
        new byte[3 * 48], 4);

    public void Dispose() => faces.Dispose();

    [Fact]
    public void As_a_cell_s_last_expression_it_is_its_fragment()
    {
        Formatters.Register();
        var html = Explorer(0.9f, 0.1f, 0.2f).ToDisplayString(HtmlFormatter.MimeType);

        Assert.Contains("class=\"facelab-explorer\"", html);
        Assert.Single(Regex.Matches(html, "<script"));
        Assert.Single(Regex.Matches(html, "</script"));
        Assert.DoesNotContain("Plotly", html);
        Assert.DoesNotContain("<b>", html);
    }

    [Fact]
    public void Each_face_of_the_gallery_is_embedded_once()
    {
        Assert.Equal(3, Regex.Count(Explorer(0.9f, 0.1f, 0.2f).ToHtml(), "data:image/jpeg"));
        Assert.Equal(0, Regex.Count(Explorer(new ThresholdExplorerOptions { GalleryPairs = 0 }, 0.9f, 0.1f, 0.2f)
            .ToHtml(), "data:image/jpeg"));
    }

    [Fact]
    public void Each_showing_names_its_element_anew()
    {
        var explorer = Explorer(0.9f, 0.1f, 0.2f);

        Assert.NotEqual(explorer.ToHtml(), explorer.ToHtml());
    }

    [Theory]
    [InlineData(float.NaN, "pair 1 the similarity NaN")]
    [InlineData(float.PositiveInfinity, "pair 1 the similarity")]
    [InlineData(1.5f, "a cosine lies in -1 .. 1")]
    public void A_similarity_that_is_no_cosine_is_refused(float similarity, string expected) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => Explorer(0.9f, similarity, 0.2f)).Message);

    [Fact]
    public void Pairs_and_similarities_that_do_not_fit_are_refused()
    {
        var judged = new PairSimilarities([0.9f, 0.1f, 0.2f], [true, false, false]);

        Refused("at least one model", () => ThresholdExplorer.Of("", faces, Pairs, []));
        Refused("there are 0 and 0", () => ThresholdExplorer.Of("", faces, [], new ExploredModel("m", new([], []))));
        Refused("there are 1 and 0", () =>
            ThresholdExplorer.Of("", faces, Pairs[..1], new ExploredModel("m", new([0.5f], [true]))));
        Refused("there are 0 and 2", () =>
            ThresholdExplorer.Of("", faces, Pairs[1..], new ExploredModel("m", new([0.5f, 0.4f], [false, false]))));
        Refused("'m' judged 3 pairs; there are 2", () =>
            ThresholdExplorer.Of("", faces, Pairs[..2], new ExploredModel("m", judged)));
        Refused("pair 0 as a genuine pair, and it is not", () =>
            ThresholdExplorer.Of("", faces, [Pairs[1], Pairs[0], Pairs[2]], new ExploredModel("m", judged)));
        Refused("rows 0 and 3", () =>
            ThresholdExplorer.Of("", faces, [Pairs[0], Pairs[1], new(0, 3, false)], new ExploredModel("m", judged)));
        Refused("chosen for 'm' is NaN", () =>
            ThresholdExplorer.Of("", faces, Pairs, new ExploredModel("m", judged, double.NaN)));
        Refused("more than a page holds", () => ThresholdExplorer.Of("", faces,
            new FacePair[ThresholdExplorer.MostPairs + 1], new ExploredModel("m", judged)));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Refused("GalleryPairs", () => Explorer(new ThresholdExplorerOptions { GalleryPairs = -1 }, 0.9f, 0.1f, 0.2f));
        Refused("ChosenOn", () => Explorer(new ThresholdExplorerOptions { ChosenOn = " " }, 0.9f, 0.1f, 0.2f));
    }

    private static void Refused(string expected, Func<ThresholdExplorer> make) =>
        Assert.Contains(expected, Assert.ThrowsAny<ArgumentException>(make).Message);

    private ThresholdExplorer Explorer(params float[] similarities) =>
        Explorer(new ThresholdExplorerOptions(), similarities);

    private ThresholdExplorer Explorer(ThresholdExplorerOptions options, params float[] similarities) =>
        ThresholdExplorer.Of(
        "<b>three</b>", faces, Pairs, new ExploredModel("m", new(similarities, [true, false, false])), options);
}
