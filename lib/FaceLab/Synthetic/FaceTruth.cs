using FaceLab.Data;

namespace FaceLab.Synthetic;

/// <summary>A rendered face and its ground truth.</summary>
/// <param name="Pixels">uint8 RGB, (Size, Size, 3), rows from the top.</param>
/// <param name="Truth">Exact ground truth.</param>
public sealed record SyntheticFace(byte[] Pixels, FaceTruth Truth);

/// <summary>Exact ground truth of one rendered face, in pixels from the top left corner of the image.</summary>
/// <param name="Identity">The person, 0 or more.</param>
/// <param name="Image">Number of the image of this person, 0 or more.</param>
/// <param name="Box">Chin to hairline and cheek to cheek, clipped to the image.</param>
/// <param name="Landmarks">The five points, on the surface where eyes, nose and mouth are painted.</param>
/// <param name="Rating">An artificial rating from 1 to 5: the expressiveness of the face. It grows with the person's
/// eye height, brow thickness and lip fullness, and with smile, open mouth, raised brows and open eyes of the
/// image.</param>
public sealed record FaceTruth(int Identity, int Image, FaceBox Box, FaceLandmarks Landmarks, double Rating)
{
    internal static FaceTruth Of(FaceScene scene, int identity, FaceBox box) =>
        new(identity, scene.Conditions.Image, Cut(box, scene.Size), LandmarksOf(scene), RatingOf(scene));

    private static FaceBox Cut(FaceBox box, int size)
    {
        var (left, top) = (Math.Max(0, box.X), Math.Max(0, box.Y));
        var (right, bottom) = (Math.Min(size, box.X + box.Width), Math.Min(size, box.Y + box.Height));
        return new FaceBox(left, top, right - left, bottom - top);
    }

    private static FaceLandmarks LandmarksOf(FaceScene scene)
    {
        var person = scene.Person;
        var (mouthX, mouthY) = (MouthPainter.HalfWidth(scene), MouthPainter.Line(scene, 1));
        return new FaceLandmarks(
            Point(-person.EyeX, person.EyeY), Point(person.EyeX, person.EyeY), Point(0, person.NoseTip),
            Point(-mouthX, mouthY), Point(mouthX, mouthY));

        FacePoint Point(float x, float y)
        {
            var (px, py) = scene.ToPixel(scene.ToWorld(scene.Shape.Front(x, y)));
            return new FacePoint(px, py);
        }
    }

    // A smooth function. Every term is visible in the picture, and about half of the variance comes from the person.
    private static double RatingOf(FaceScene scene)
    {
        var (person, face) = (scene.Person, scene.Conditions.Expression);
        var own = 8 * (person.EyeHeight - 0.071) + 12 * (person.BrowThickness - 0.042)
            + 6 * (person.UpperLip + person.LowerLip - 0.105);
        var now = 0.7 * (face.Smile - 0.3) + 0.8 * (face.MouthOpen - 0.15)
            + 0.6 * (face.BrowRaise - 0.1) + 0.6 * (face.EyeOpen - 0.9);
        var t = own + now;
        return 3 + 2 * t / (1 + Math.Abs(t));
    }
}
