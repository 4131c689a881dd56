using FaceLab.Data;
using FaceLab.Faces.Alignment;

namespace FaceLab.Tests.Faces.Alignment;

public sealed class AlignmentTemplateTests
{
    [Fact]
    public void ArcFaces_points_at_112_are_those_published()
    {
        // As InsightFace lists them, in coordinates whose whole numbers are pixel centres.
        FacePoint[] published = [new(38.2946, 51.6963), new(73.5318, 51.5014), new(56.0252, 71.7366), new(41.5493, 92.3655), new(70.7299, 92.2041)];

        Assert.All(AlignmentTemplate.ArcFace.InPixels(112, 0).Zip(published), pair =>
        {
            Assert.Equal(pair.Second.X, pair.First.X - 0.5, 1e-9);
            Assert.Equal(pair.Second.Y, pair.First.Y - 0.5, 1e-9);
        });
    }

    [Fact]
    public void OpenFaces_points_at_96_are_its_mean_face_between_its_outermost_points()
    {
        // Points 39, 42 and 57 of the mean face; least and largest x and y of all 68.
        FacePoint[] mean = [new(0.403718978315, 0.33867711083), new(0.631326076346, 0.334136672344), new(0.525398405766, 0.841706377792)];
        var (left, right, top, bottom) = (0.0792396913815, 0.971193274221, 0.182360984545, 1.06080371126);

        Assert.All(AlignmentTemplate.OpenFace.InPixels(96, 0).Zip(mean), pair =>
        {
            Assert.Equal(96 * (pair.Second.X - left) / (right - left), pair.First.X - 0.5, 1e-4);
            Assert.Equal(96 * (pair.Second.Y - top) / (bottom - top), pair.First.Y - 0.5, 1e-4);
        });
    }

    [Fact]
    public void OpenFaces_five_points_lie_about_its_three()
    {
        var (five, three) = (AlignmentTemplate.OpenFaceFivePoints.Places, AlignmentTemplate.OpenFace.Places);

        // The inner corners lie between the eyes' centres; the lower lip is below the mouth's corners and in their middle.
        Assert.True(five[0].X < three[0].X && three[0].X < three[1].X && three[1].X < five[1].X);
        Assert.InRange(three[2].Y - (five[3].Y + five[4].Y) / 2, 0.05, 0.2);
        Assert.InRange(three[2].X - (five[3].X + five[4].X) / 2, -0.02, 0.02);
    }

    [Fact]
    public void Places_grow_with_the_input_and_move_with_the_margin()
    {
        var template = new AlignmentTemplate("mine", TemplatePoints.InnerEyesAndBottomLip, new(0.25, 0.5), new(0.75, 0.5), new(0.5, 1));

        Assert.Equal([new(4 + 16, 4 + 32), new(4 + 48, 4 + 32), new(4 + 32, 4 + 64)], template.InPixels(64, 4));
        Assert.Equal("mine [0.25 0.5; 0.75 0.5; 0.5 1]", template.ToString());
    }

    [Fact]
    public void A_region_fills_the_input()
    {
        var template = new AlignmentTemplate("mine", TemplatePoints.InnerEyesAndBottomLip, new(0.25, 0.5), new(0.75, 0.5), new(0.5, 0.9));

        Assert.Equal([new(0, 0.25), new(1, 0.25), new(0.5, 1.05)], template.Showing(new(0.5, 0.625, 0.5)).Places.Select(place => new FacePoint(place.X, Math.Round(place.Y, 12))));
        Assert.Equal(template.Places, template.Showing(FaceRegion.Whole).Places);
        Assert.NotEqual(template.ToString(), template.Showing(FaceRegion.Whole with { Side = 0.9 }).ToString());
        Assert.Throws<ArgumentException>(() => template.Showing(new(0.5, 0.5, 0)));
        Assert.Throws<ArgumentException>(() => template.Showing(new(0.5, 0.5, double.NaN)));
        Assert.Throws<ArgumentException>(() => template.Showing(new(0.5, 0.5, 0.01)));
    }

    [Fact]
    public void Places_that_cannot_be_are_refused()
    {
        Assert.Contains("5 places, not 2", Assert.Throws<ArgumentException>(() => new AlignmentTemplate("a", TemplatePoints.FivePoints, new FacePoint(), new FacePoint())).Message);
        Assert.Throws<ArgumentException>(() => new AlignmentTemplate("a", TemplatePoints.InnerEyesAndBottomLip, new(double.NaN, 0), new(1, 1), new(0, 1)));
        Assert.Throws<ArgumentException>(() => new AlignmentTemplate("a", TemplatePoints.InnerEyesAndBottomLip, new(38, 50), new(70, 50), new(50, 90)));
    }
}
