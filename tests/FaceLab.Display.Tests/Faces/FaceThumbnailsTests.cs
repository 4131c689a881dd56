using FaceLab.Data;
using FaceLab.Display.Charts;
using FaceLab.Display.Faces;
using FaceLab.Display.Tests.Charts;
using FaceLab.Faces;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Display.Tests.Faces;

/// <summary>Where a small face lies in its sheet, and how a chart finds it there.</summary>
public sealed class FaceThumbnailsTests
{
    /// <summary>More than a sheet holds.</summary>
    private const int Count = 2100;

    [Fact]
    public void Each_face_lies_where_the_script_looks_for_it()
    {
        using var faces = Shades();
        var thumbnails = FaceThumbnails.Of(faces);

        Assert.Equal((Count, 2), (thumbnails.Count, thumbnails.Sheets.Count));
        foreach (var i in (int[])[0, 1, 44, 45, 2024, 2025, 2099])
            Assert.InRange(ShadeAt(thumbnails, i), i % 250 - 4, i % 250 + 4);
    }

    [Fact]
    public void Rows_come_in_the_order_asked_for()
    {
        using var faces = Shades();

        var thumbnails = FaceThumbnails.Of(faces, [200, 10, 200]);

        Assert.Equal(3, thumbnails.Count);
        Assert.InRange(ShadeAt(thumbnails, 0), 196, 204);
        Assert.InRange(ShadeAt(thumbnails, 1), 6, 14);
        Assert.InRange(ShadeAt(thumbnails, 2), 196, 204);
    }

    [Fact]
    public void Rows_that_are_none_are_refused()
    {
        using var faces = Shades();

        Assert.Throws<ArgumentException>(() => FaceThumbnails.Of(faces, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => FaceThumbnails.Of(faces, [Count]));
        Assert.Throws<ArgumentOutOfRangeException>(() => FaceThumbnails.Of(faces, [-1]));
    }

    [Fact]
    public void A_chart_with_faces_hands_the_points_numbers_to_the_script()
    {
        using var faces = Shades();
        var thumbnails = FaceThumbnails.Of(faces, [0, 1, 2]);

        var flat = ClusterChart.Of("plane", [1, 2, 3, 4, 5, 6], ["a_b", "</script>", "a_b"], faces: thumbnails);
        var space = ClusterChart.InSpace("space", [1, 2, 3, 4, 5, 6, 7, 8, 9], ["a_b", "<i>", "a_b"],
            ["one", "two", "three"], faces: thumbnails);

        foreach (var chart in new[] { flat, space })
        {
            var parts = new PlotlyParts(chart);
            Assert.Equal([0, 2], parts.Traces[0].GetProperty("customdata").EnumerateArray().Select(i => i.GetInt32()));
            Assert.Equal("none", parts.Traces[0].GetProperty("hoverinfo").GetString());
            Assert.Contains("data:image/jpeg;base64,", chart.ToFragment());
            Assert.Contains("plotly_hover", chart.ToFragment());
        }
        Assert.Equal([3f, 9], new PlotlyParts(space).Traces[0].GetProperty("z").EnumerateArray()
            .Select(z => z.GetSingle()));
        Assert.Equal("&lt;i&gt;", new PlotlyParts(space).Traces[1].GetProperty("name").GetString());
        Assert.Equal(4, space.Data.Columns.Count);
        Assert.Equal(9f, space.Data["third component"][2]);
        Assert.Throws<ArgumentException>(() => ClusterChart.Of("x", [1, 2], ["a"], faces: thumbnails));
        Assert.Throws<ArgumentException>(() => ClusterChart.InSpace("x", [1, 2], ["a"]));
    }

    /// <summary>Face i is all of shade i, modulo 250.</summary>
    private static PreparedFaces Shades() => PreparedFaces.FromPixels(
        new FaceSet("shades", Enumerable.Range(0, Count).Select(i => new FaceRecord($"p{i}", 1, $"/{i}.png"))),
        [.. Enumerable.Range(0, Count).SelectMany(i => Enumerable.Repeat((byte)(i % 250), 4 * 4 * 3))], 4);

    private static int ShadeAt(FaceThumbnails thumbnails, int i)
    {
        var uri = thumbnails.Sheets[i / FaceThumbnails.PerSheet];
        using var sheet = Image.Load<Rgb24>(Convert.FromBase64String(uri[(uri.IndexOf(',') + 1)..]));
        var (column, line) = (i % FaceThumbnails.PerSheet % FaceThumbnails.Columns,
            i % FaceThumbnails.PerSheet / FaceThumbnails.Columns);
        return sheet[column * FaceThumbnails.Side + FaceThumbnails.Side / 2,
            line * FaceThumbnails.Side + FaceThumbnails.Side / 2].G;
    }
}
