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

public sealed class ActivationGridTests : IDisposable
{
    private readonly DisposeScope scope = torch.NewDisposeScope();
    private readonly StubNetwork network = new(2);
    private readonly Activations activations;

    // Channel 2 answers 1 at one of four places, channel 0 0.5 at one of them, channel 1 nowhere.
    public ActivationGridTests() => activations = Activations.Of(network,
        torch.tensor(new[] { 0, 0.5f, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0 }, [1, 3, 2, 2]), "colours");

    public void Dispose()
    {
        activations.Dispose();
        network.Dispose();
        scope.Dispose();
    }

    [Fact]
    public void Tiles_come_strongest_first_on_one_scale()
    {
        var html = ActivationGrid.Of(activations, count: 2).ToHtml();

        var tiles = Regex.Matches(html, "alt=\"(channel [^\"]+)\" src=\"data:image/png;base64,([^\"]+)\"").ToArray();
        Assert.Equal(["channel 2, mean 0.25, largest 1", "channel 0, mean 0.125, largest 0.5"],
            tiles.Select(tile => tile.Groups[1].Value));
        Assert.Equal((HeatColours.Of(1), HeatColours.Of(0)), (Pixel(tiles[0], 0, 0), Pixel(tiles[0], 1, 1)));
        Assert.Equal(HeatColours.Of(0.5), Pixel(tiles[1], 1, 0));
        Assert.Contains("<b>#2</b> 0.25", html);
        Assert.Contains("<span>1</span><span style=\"opacity:.75\">colours: the 2 strongest of 3 channels, 2x2 " +
            "places each</span>", html);
    }

    [Fact]
    public void The_face_stands_beside_with_its_name_as_text()
    {
        using var faces = PreparedFaces.FromPixels(new FaceSet("one", [new("<i>Ann</i>", 1, "/x/ann.png")]),
            new byte[12], 2);

        var html = ActivationGrid.Of(activations).Beside(faces, 0).ToHtml();

        Assert.Contains("alt=\"&lt;i&gt;Ann&lt;/i&gt;\" src=\"data:image/jpeg", html);
        Assert.Equal(3, Regex.Count(html, "data:image/png"));
        foreach (var element in (string[])["div", "figure", "figcaption", "span"])
            Assert.Equal(Regex.Count(html, $"<{element}[ >]"), Regex.Count(html, $"</{element}>"));
        Assert.DoesNotMatch("[\"; ](color|background-color):", html);
    }

    [Fact]
    public void It_leaves_no_tensor_and_a_cell_shows_it()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        var grid = ActivationGrid.Of(activations);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Formatters.Register();
        Assert.Equal(grid.ToHtml(), grid.ToDisplayString(HtmlFormatter.MimeType));
    }

    [Fact]
    public void A_face_or_count_that_is_not_there_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ActivationGrid.Of(activations, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ActivationGrid.Of(activations, 0, 0));
    }

    private static Rgb24 Pixel(Match tile, int x, int y)
    {
        using var image = Image.Load<Rgb24>(Convert.FromBase64String(tile.Groups[2].Value));
        return image[x, y];
    }
}
