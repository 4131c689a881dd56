using System.Text.RegularExpressions;
using FaceLab.Display.Faces;
using FaceLab.Faces;

namespace FaceLab.Display.Tests.Faces;

public sealed class MeanFaceStripTests
{
    private static readonly MeanFace Face = new([.. Enumerable.Repeat((byte)90, 300)], 10, 1234, 0.567);

    [Fact]
    public void Each_face_has_its_caption_and_figures()
    {
        var html = new MeanFaceStrip().Add("before", Face).Add("after", Face with { EdgesKept = 1 }).ToHtml();

        Assert.Equal(2, Regex.Count(html, "src=\"data:image/jpeg;base64,"));
        Assert.Contains("<b>before</b><br>mean of 1,234 faces,<br>56.7 % of their edges left", html);
        Assert.Contains("100 % of their edges left", html);
        Assert.Equal(Regex.Count(html, "<figure"), Regex.Count(html, "</figure>"));
        Assert.EndsWith("</div>", html);
    }

    [Fact]
    public void Captions_are_text_and_not_HTML()
    {
        var html = new MeanFaceStrip().Add("<script>\"&", Face).ToHtml();

        Assert.DoesNotContain("<script", html);
        Assert.Contains("&lt;script&gt;&quot;&amp;", html);
    }
}
