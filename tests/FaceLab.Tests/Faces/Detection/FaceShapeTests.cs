using FaceLab.Data;
using FaceLab.Faces.Detection;

namespace FaceLab.Tests.Faces.Detection;

public sealed class FaceShapeTests
{
    [Fact]
    public void Five_points_and_OpenFaces_three_are_taken_by_their_numbers()
    {
        // Point i lies at (i, 1000 - i).
        var shape = new FaceShape([.. Enumerable.Range(0, 68).Select(i => new FacePoint(i, 1000 - i))]);

        Assert.Equal(new FaceLandmarks(new(38.5, 961.5), new(44.5, 955.5), new(30, 970), new(48, 952), new(54, 946)), shape.Landmarks);
        Assert.Equal((new FacePoint(39, 961), new FacePoint(42, 958), new FacePoint(57, 943)), shape.InnerEyesAndBottomLip);
    }

    [Fact]
    public void Another_number_of_points_is_refused() => Assert.Throws<ArgumentException>(() => new FaceShape(new FacePoint[5]));
}
