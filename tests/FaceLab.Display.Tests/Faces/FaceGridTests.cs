using System.Text.RegularExpressions;
using FaceLab.Data;
using FaceLab.Display.Faces;
using FaceLab.Faces;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using TorchSharp;

namespace FaceLab.Display.Tests.Faces;

public sealed class FaceGridTests : IDisposable
{
    private readonly PreparedFaces faces = PreparedFaces.FromPixels(
        new FaceSet("two", [new("<b>Ann</b>", 1, "/x/\"ann\".png"), new("Bob", 1, "/x/bob.png")]),
        [.. Enumerable.Repeat((byte)40, 300), .. Enumerable.Repeat((byte)200, 300)], 10);

    public void Dispose() => faces.Dispose();

    [Fact]
    public void Captions_and_names_are_text_and_not_HTML()
    {
        var html = new FaceGrid().Row("<script>alert(1)</script> & co", faces, [0]).ToHtml();

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co", html);
        Assert.Contains("alt=\"&lt;b&gt;Ann&lt;/b&gt;\"", html);
        Assert.Contains("title=\"&quot;ann&quot;.png\"", html);
        Assert.DoesNotContain("<script", html);
    }

    [Fact]
    public void Pictures_are_inside_and_are_those_asked_for()
    {
        var html = new FaceGrid().Row("both", faces, [1, 0]).Row("first", faces, [0]).ToHtml();

        var pictures = Regex.Matches(html, "src=\"data:image/jpeg;base64,([^\"]+)\"")
            .Select(match => Shade(match.Groups[1].Value)).ToArray();
        Assert.Equal(3, pictures.Length);
        Assert.InRange(pictures[0], 195, 205);
        Assert.InRange(pictures[1], 35, 45);
        Assert.InRange(pictures[2], 35, 45);
        Assert.Equal(Regex.Count(html, "<div"), Regex.Count(html, "</div>"));
    }

    [Fact]
    public void It_leaves_no_tensor()
    {
        var grid = new FaceGrid();
        grid.Row("warm", faces, [0]);
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        grid.Row("again", faces, [0, 1]);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static int Shade(string base64)
    {
        using var image = Image.Load<Rgb24>(Convert.FromBase64String(base64));
        return image[5, 5].G;
    }
}
