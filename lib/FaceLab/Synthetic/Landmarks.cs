using FaceLab.Data;

namespace FaceLab.Synthetic;

/// <summary>The five points: the same places on the surface where eyes, nose and mouth are painted, through the same
/// camera.</summary>
internal static class Landmarks
{
    public static FaceLandmarks Of(FaceScene scene)
    {
        var person = scene.Person;
        var (mouthX, mouthY) = (MouthPainter.HalfWidth(scene), MouthPainter.Line(scene, 1));
        return new FaceLandmarks(
            Point(scene, -person.EyeX, person.EyeY),
            Point(scene, person.EyeX, person.EyeY),
            Point(scene, 0, person.NoseTip),
            Point(scene, -mouthX, mouthY),
            Point(scene, mouthX, mouthY));
    }

    private static FacePoint Point(FaceScene scene, float x, float y)
    {
        var (px, py) = scene.ToPixel(scene.ToWorld(scene.Shape.Front(x, y)));
        return new FacePoint(px, py);
    }
}
