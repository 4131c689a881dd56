using FaceLab.Data;
using FaceLab.Faces.Detection;
using FaceLab.Synthetic;

namespace FaceLab.Tests.Faces.Detection;

public sealed class FaceFrameTests
{
    [Theory]
    [InlineData(100, 0)]
    [InlineData(37, 25)]
    [InlineData(400, -60)]
    public void The_box_around_the_mean_face_is_the_box_it_was_drawn_in(double side, double degrees)
    {
        var turn = FaceLab.Faces.Alignment.SimilarityTransform.Of(side, degrees) with { X0 = 50, Y0 = 70 };
        var points = FaceFrame.MeanPoints.ToArray().Select(turn.Apply).ToArray();

        var box = FaceFrame.Around(new FaceLandmarks(points[0], points[1], points[2], points[3], points[4]));

        var centre = turn.Apply(new FacePoint(0.5, 0.5));
        Assert.Equal(centre.X, box.X + box.Width / 2, 1e-9);
        Assert.Equal(centre.Y, box.Y + box.Height / 2, 1e-9);
        // From the centre of the first pixel to that of the last.
        Assert.Equal(side + 1, box.Width, 1e-9);
        Assert.Equal(side + 1, box.Height, 1e-9);
    }

    [Fact]
    public void Points_that_make_no_face_are_refused()
    {
        var point = new FacePoint(3, 3);

        Assert.Throws<InvalidDataException>(() => FaceFrame.Around(
            new FaceLandmarks(point, point, point, point, point)));
        Assert.Throws<InvalidDataException>(() => FaceFrame.Around(
            new FaceLandmarks(point, point with { X = double.NaN }, point, point, point)));
    }

    [Fact]
    public void An_adjustment_moves_by_shares_of_the_box_and_gives_a_square_about_its_centre()
    {
        Assert.Equal(new FaceBox(10, 20, 40, 40), BoxAdjustment.None.Apply(new FaceBox(10, 20, 40, 40)));
        Assert.Equal(new FaceBox(0, 30, 60, 60), BoxAdjustment.None.Apply(new FaceBox(10, 20, 40, 80)));
        // The centre (30, 60) goes to (34, 52); the side is twice the mean of 40 and 80.
        Assert.Equal(new FaceBox(34 - 60, 52 - 60, 120, 120), new BoxAdjustment(0.1, -0.1, 2)
            .Apply(new FaceBox(10, 20, 40, 80)));
    }

    [Fact]
    public void Boxes_of_rendered_faces_are_adjusted_onto_their_points()
    {
        var faces = new SyntheticFaces(new() { Size = 100 });
        var truths = Enumerable.Range(0, 100).Select(i => faces.Render(i, 1).Truth).ToList();

        var pairs = truths.Select(truth => (Given: BoxAdjustment.Rendered.Apply(truth.Box),
            Ideal: FaceFrame.Around(truth.Landmarks))).ToList();

        Assert.InRange(pairs.Average(pair => pair.Given.Width / pair.Ideal.Width), 0.95, 1.05);
        Assert.InRange(pairs.Average(pair => (pair.Given.Y + pair.Given.Height / 2 - pair.Ideal.Y
            - pair.Ideal.Height / 2) / pair.Ideal.Height), -0.04, 0.04);
    }
}
