using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Display.Charts;
using FaceLab.Display.Tables;
using FaceLab.Faces.Statistics;
using Microsoft.Data.Analysis;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Display.Tests.Charts;

/// <summary>Charts and tables about sets of faces.</summary>
public sealed class FaceSetChartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("facelab-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("people: 6 images of 3 identities; 1 with a single one, the largest with 3", 2, 1, 3)]
    [InlineData("people: 5 images of 2 identities, from 2 to 3", 2, 3)]
    [InlineData("people: 4 images of 2 identities, 2 each", 2, 2)]
    public void The_imbalance_shows_identities_from_most_to_fewest(string title, params int[] imagesEach)
    {
        var chart = ImbalanceChart.Of(FaceSetStatistics.Of(People(imagesEach)));
        var parts = new PlotlyParts(chart);

        Assert.Equal(title, chart.Title);
        Assert.Equal(imagesEach.OrderDescending(), parts.Traces[0].GetProperty("y").EnumerateArray().Select(y => y.GetInt32()));
        Assert.Equal("images of the identity", parts.Text("yaxis.title.text"));
        Assert.Equal("log", parts.Text("yaxis.type"));
        Assert.Equal("linear", parts.Text("xaxis.type"));
        Assert.Equal(imagesEach.Length, chart.Data.Rows.Count);
        Assert.Equal("mine", ImbalanceChart.Of(FaceSetStatistics.Of(People(imagesEach)), "mine").Title);
    }

    [Fact]
    public void Many_identities_need_two_logarithmic_axes() =>
        Assert.Equal("log", new PlotlyParts(ImbalanceChart.Of(FaceSetStatistics.Of(People([.. Enumerable.Repeat(1, 101)])))).Text("xaxis.type"));

    [Fact]
    public void The_sizes_are_bubbles_whose_area_is_the_number()
    {
        var chart = PictureSizeChart.Of("shots", PictureStatistics.Of(Survey((20, 10), (20, 10), (20, 10), (20, 10), (8, 30))));
        var parts = new PlotlyParts(chart);

        Assert.Equal("shots: 2 sizes, 8 to 20 wide and 10 to 30 high; 80 % are 20 x 10", chart.Title);
        Assert.Equal([20, 8], parts.Traces[0].GetProperty("x").EnumerateArray().Select(x => x.GetInt32()));
        Assert.Equal([10, 30], parts.Traces[0].GetProperty("y").EnumerateArray().Select(y => y.GetInt32()));
        var diameters = parts.Traces[0].GetProperty("marker").GetProperty("size").EnumerateArray().Select(size => size.GetDouble()).ToList();
        Assert.Equal(4, diameters[0] * diameters[0] / (diameters[1] * diameters[1]), 1e-9);
        Assert.Equal("width (pixels)", parts.Text("xaxis.title.text"));
        Assert.Equal(2, chart.Data.Rows.Count);
        Assert.Equal("one: every picture of 1 is 5 x 5", PictureSizeChart.Of("one", PictureStatistics.Of(Survey((5, 5)))).Title);
        Assert.Throws<ArgumentException>(() => PictureSizeChart.Of("none", PictureStatistics.Of(PictureSurvey.Run(People(2)))));
    }

    [Fact]
    public void A_survey_is_a_table_with_a_row_for_each_file()
    {
        var survey = Survey((4, 6), (4, 6), (0, 0));

        var table = survey.ToTable();

        Assert.Equal(["path", "identity", "faces", "width", "height", "format", "gray", "sha256", "unreadable because"],
            table.Columns.Select(column => column.Name));
        Assert.Equal(3, table.Rows.Count);
        Assert.Equal(("p", 1, 4, 6, "PNG", true),
            (table["identity"][0], table["faces"][0], table["width"][0], table["height"][0], table["format"][0], table["gray"][0]));
        Assert.Equal((null, null, null, "the file is empty"), (table["width"][2], table["gray"][2], table["sha256"][2], table["unreadable because"][2]));
        var duplicates = survey.Duplicates.ToTable();
        Assert.Equal(2, duplicates.Rows.Count);
        Assert.Equal((table["sha256"][0], table["path"][1], "p", false),
            (duplicates["sha256"][1], duplicates["path"][1], duplicates["identities"][1], duplicates["under several names"][1]));
    }

    [Fact]
    public void The_other_lists_are_tables_too()
    {
        var statistics = FaceSetStatistics.Of(People(2, 1, 2));

        Assert.Equal((3, "p0", 2), (statistics.ToTable().Rows.Count, statistics.ToTable()["identity"][0], statistics.ToTable()["images"][0]));
        Assert.Equal((2, 2, 2),
            (statistics.ToHistogramTable().Rows.Count, statistics.ToHistogramTable()["images"][1], statistics.ToHistogramTable()["identities"][1]));
        Assert.Equal(["a", "A", false], First(((IReadOnlyList<SharedIdentity>)[new("a", "A")]).ToTable()));
        Assert.Equal(["/x", "hidden"], First(((IReadOnlyList<PassedOver>)[new("/x", "hidden")]).ToTable()));
        Assert.Equal(["p", 7], First(((IReadOnlyList<IdentityCount>)[new("p", 7)]).ToTable()));

        static object?[] First(DataFrame table) => [.. table.Columns.Select(column => column[0])];
    }

    private static FaceSet People(params int[] imagesEach) => new("people",
        imagesEach.SelectMany((images, person) => Enumerable.Range(1, images).Select(n => new FaceRecord($"p{person}", n, $"none:{person}_{n}"))));

    /// <summary>A survey of black pictures of these sizes, all of one person; an empty file for 0 x 0.</summary>
    private PictureSurvey Survey(params (int Width, int Height)[] sizes)
    {
        var records = new List<FaceRecord>();
        foreach (var (width, height) in sizes)
        {
            var path = Path.Combine(folder, $"{Guid.NewGuid()}.png");
            if (width == 0)
                File.WriteAllBytes(path, []);
            else
            {
                using var image = new Image<Rgb24>(width, height);
                image.SaveAsPng(path);
            }
            records.Add(new FaceRecord("p", records.Count + 1, path));
        }
        return PictureSurvey.Run(new FaceSet("shots", records));
    }
}
