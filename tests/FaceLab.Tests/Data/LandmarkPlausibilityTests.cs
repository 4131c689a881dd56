using FaceLab.Data;
using FaceLab.Faces.Alignment;
using FaceLab.Faces.Detection;
using FaceLab.Synthetic;

namespace FaceLab.Tests.Data;

public sealed class LandmarkPlausibilityTests
{
    private static readonly FaceBox Box = new(0, 0, 100, 100);
    private static readonly FaceLandmarks Face = new(new(30, 32), new(70, 31), new(51, 55), new(33, 75), new(67, 74));

    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    [InlineData(-55)]
    public void A_face_is_a_face_however_it_is_tilted(double degrees)
    {
        var turn = SimilarityTransform.Of(1, degrees);
        var centre = turn.Apply(new(50, 50));
        turn = turn with { X0 = 50 - centre.X, Y0 = 50 - centre.Y };

        Assert.Null(LandmarkPlausibility.Problem(Moved(turn.Apply), Box));
        Assert.Null(LandmarkPlausibility.Problem(Moved(turn.Apply)));
    }

    [Fact]
    public void Rendered_faces_are_faces_in_every_pose()
    {
        var faces = new SyntheticFaces(new() { Size = 64, PoseDegrees = 45 });

        for (var i = 0; i < 300; i++)
        {
            var landmarks = faces.Render(i, 0).Truth.Landmarks;
            Assert.Null(LandmarkPlausibility.Problem(landmarks, FaceFrame.Around(landmarks)));
        }
    }

    [Fact]
    public void What_no_face_has_is_named()
    {
        Assert.Contains("not finite", LandmarkPlausibility.Problem(Face with { Nose = new(double.NaN, 0) }, Box));
        Assert.Contains("not finite", LandmarkPlausibility.Problem(
            Face with { MouthLeft = new(0, double.NegativeInfinity) }));
        Assert.Contains("outside the face's box", LandmarkPlausibility.Problem(Moved(p => new(p.X + 60, p.Y)), Box));
        Assert.Contains("apart in a box", LandmarkPlausibility.Problem(
            Moved(p => new(50 + p.X / 10, 50 + p.Y / 10)), Box));
        Assert.Contains("left is the viewer's left", LandmarkPlausibility.Problem(
            Face with { LeftEye = Face.RightEye, RightEye = Face.LeftEye }, Box));
        Assert.Contains("turned by 90", LandmarkPlausibility.Problem(
            Moved(p => new(100 - p.Y, p.X)) with { LeftEye = new(60, 30), RightEye = new(60, 70) }, Box));
        Assert.Contains("below the eyes", LandmarkPlausibility.Problem(Moved(p => new(p.X, 60 - p.Y / 2)), Box));
        Assert.Contains("left corner", LandmarkPlausibility.Problem(
            Face with { MouthLeft = Face.MouthRight, MouthRight = Face.MouthLeft }, Box));
        Assert.Contains("nose", LandmarkPlausibility.Problem(Face with { Nose = new(50, 95) }, Box));
        Assert.Contains("the eyes are 0.4 pixels apart: are these shares of the picture", LandmarkPlausibility.Problem(
            Moved(p => new(p.X / 100, p.Y / 100))));
        Assert.Contains("in one place", LandmarkPlausibility.Problem(Face with { RightEye = Face.LeftEye }));
    }

    private static FaceLandmarks Moved(Func<FacePoint, FacePoint> move)
    {
        var points = Face.ToArray().Select(move).ToArray();
        return new FaceLandmarks(points[0], points[1], points[2], points[3], points[4]);
    }
}
