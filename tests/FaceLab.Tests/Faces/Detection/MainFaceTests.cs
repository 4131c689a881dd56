using FaceLab.Faces.Detection;

namespace FaceLab.Tests.Faces.Detection;

public sealed class MainFaceTests
{
    [Fact]
    public void Among_centred_faces_the_largest_wins() =>
        Assert.Equal(2, Chosen((90, 90, 20), (70, 70, 60), (60, 60, 80)));

    [Fact]
    public void Among_equal_faces_the_nearest_to_the_centre_wins() =>
        Assert.Equal(1, Chosen((10, 10, 50), (80, 70, 50), (140, 20, 50)));

    [Fact]
    public void A_larger_face_in_the_corner_loses() => Assert.Equal(1, Chosen((0, 0, 70), (75, 75, 50)));

    [Fact]
    public void A_much_larger_face_beside_the_centre_wins() => Assert.Equal(0, Chosen((10, 10, 150), (90, 90, 20)));

    [Fact]
    public void A_face_in_the_very_corner_is_still_a_face() => Assert.Equal(0, Chosen((190, 190, 10)));

    [Fact]
    public void No_face_gives_none() => Assert.Null(MainFace.Of([], 10, 10));

    private static int Chosen(params (double X, double Y, double Side)[] faces)
    {
        var detections = faces.Select(face => new FaceDetection(new(face.X, face.Y, face.Side, face.Side), 1)).ToList();
        return detections.FindIndex(face => ReferenceEquals(face, MainFace.Of(detections, 200, 200)));
    }
}
