using FaceLab.Data;
using FaceLab.Faces.Alignment;

namespace FaceLab.Tests.Faces.Alignment;

public sealed class AlignmentTemplateTests
{
    [Fact]
    public void ArcFaces_points_at_112_are_those_published()
    {
        // As InsightFace lists them, in coordinates whose whole numbers are pixel centres.
        FacePoint[] published = [new(38.2946, 51.6963), new(73.5318, 51.5014), new(56.0252, 71.7366),
            new(41.5493, 92.3655), new(70.7299, 92.2041)];

        Assert.All(AlignmentTemplate.ArcFace.InPixels(112, 0).Zip(published), pair =>
        {
            Assert.Equal(pair.Second.X, pair.First.X - 0.5, 1e-9);
            Assert.Equal(pair.Second.Y, pair.First.Y - 0.5, 1e-9);
        });
    }

    [Fact]
    public void Places_grow_with_the_input_and_move_with_the_margin()
    {
        var template = new AlignmentTemplate("mine", new(0.25, 0.5), new(0.75, 0.5), new(0.5, 1), new(0, 0),
            new(1, 0.125));

        Assert.Equal([new(4 + 16, 4 + 32), new(4 + 48, 4 + 32), new(4 + 32, 4 + 64), new(4, 4), new(4 + 64, 4 + 8)],
            template.InPixels(64, 4));
        Assert.Equal("mine [0.25 0.5; 0.75 0.5; 0.5 1; 0 0; 1 0.125]", template.ToString());
    }

    [Fact]
    public void A_region_fills_the_input()
    {
        var template = new AlignmentTemplate("mine", new(0.25, 0.5), new(0.75, 0.5), new(0.5, 0.9), new(0.375, 0.9),
            new(0.625, 0.9));

        Assert.Equal([new(0, 0.25), new(1, 0.25), new(0.5, 1.05), new(0.25, 1.05), new(0.75, 1.05)],
            template.Showing(new(0.5, 0.625, 0.5)).Places.Select(
            place => new FacePoint(place.X, Math.Round(place.Y, 12))));
        Assert.Equal(template.Places, template.Showing(new(0.5, 0.5, 1)).Places);
        Assert.NotEqual(template.ToString(), template.Showing(new(0.5, 0.5, 0.9)).ToString());
        Assert.Throws<ArgumentException>(() => template.Showing(new(0.5, 0.5, 0)));
        Assert.Throws<ArgumentException>(() => template.Showing(new(0.5, 0.5, double.NaN)));
        Assert.Throws<ArgumentException>(() => template.Showing(new(0.5, 0.5, 0.01)));
    }

    [Fact]
    public void Places_that_cannot_be_are_refused()
    {
        Assert.Contains("5 places, not 2", Assert.Throws<ArgumentException>(
            () => new AlignmentTemplate("a", new FacePoint(), new FacePoint())).Message);
        Assert.Throws<ArgumentException>(() => new AlignmentTemplate(
            "a", new(double.NaN, 0), new(1, 1), new(0, 1), new(0, 0), new(1, 0)));
        Assert.Throws<ArgumentException>(() => new AlignmentTemplate(
            "a", new(38, 50), new(70, 50), new(50, 90), new(0, 0), new(1, 0)));
    }
}
