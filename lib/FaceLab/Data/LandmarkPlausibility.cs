namespace FaceLab.Data;

/// <summary>Checks that five points can be a face. A predictor always gives points, even for a picture of a
/// wall.</summary>
/// <remarks>The limits are wide: all of 4,151 faces with known points pass (many turned, some tilted by 30
/// degrees).</remarks>
public static class LandmarkPlausibility
{
    /// <summary>The share by which the box grows on each side before the points are checked against it.</summary>
    private const double Growth = 0.25;

    private const double LargestTiltDegrees = 60;

    /// <summary>The least distance of the eyes in pixels. It is below 1.5 for points given as shares of the picture,
    /// 0 to 1.</summary>
    private const double LeastEyePixels = 2;

    /// <summary>The limits of the distance of the eyes as a share of the box's width: 0.41 in the mean face, less in
    /// one that looks aside.</summary>
    private const double LeastEyes = 0.12, MostEyes = 0.8;

    /// <summary>The limits of the distance from the line of the eyes down to the mouth, in eye distances: 1.06 in the
    /// mean face.</summary>
    private const double LeastHeight = 0.35, MostHeight = 4;

    /// <summary>Finds the first property that no face has.</summary>
    /// <param name="points">The points, in pixels.</param>
    /// <param name="box">The predictor's box; null if the points come from elsewhere.</param>
    /// <returns>The problem, in one line; null if there is none.</returns>
    public static string? Problem(FaceLandmarks points, FaceBox? box = null)
    {
        var all = points.ToArray();
        if (!all.All(point => double.IsFinite(point.X) && double.IsFinite(point.Y)))
            return "a point is not finite";
        var (x, y) = (points.RightEye.X - points.LeftEye.X, points.RightEye.Y - points.LeftEye.Y);
        var eyes = Math.Sqrt(Math.Pow(x, 2) + Math.Pow(y, 2));
        if (box is { } place && ProblemInBox(all, eyes, place) is { } problem)
            return problem;
        if (eyes == 0)
            return "both eyes are in one place";
        return eyes >= LeastEyePixels ? ProblemOfShape(points, eyes) : FormattableString.Invariant(
            $"the eyes are {eyes:0.##} pixels apart: are these shares of the picture, 0 to 1, instead of pixels?");
    }

    private static string? ProblemInBox(FacePoint[] points, double eyes, FaceBox box)
    {
        var (width, height) = (box.Width, box.Height);
        var grown = new FaceBox(
            box.X - Growth * width, box.Y - Growth * height, (1 + 2 * Growth) * width, (1 + 2 * Growth) * height);
        if (!points.All(grown.Contains))
            return "a point is outside the face's box";
        return eyes / width is >= LeastEyes and <= MostEyes ? null
            : FormattableString.Invariant($"the eyes are {eyes:0.#} pixels apart in a box {width:0.#} wide");
    }

    /// <summary>Checks the shape in the face's own directions: along the eyes, and down from them.</summary>
    private static string? ProblemOfShape(FaceLandmarks points, double eyes)
    {
        var cosine = (points.RightEye.X - points.LeftEye.X) / eyes;
        var sine = (points.RightEye.Y - points.LeftEye.Y) / eyes;
        var tilt = Math.Atan2(sine, cosine) * 180 / Math.PI;
        if (Math.Abs(tilt) > LargestTiltDegrees)
            return FormattableString.Invariant($"the line of the eyes is turned by {tilt:0} degrees") +
                (Math.Abs(tilt) > 90 ? ", the left eye is right of the right one: left is the viewer's left" : "");
        var (left, right, nose) = (Own(points.MouthLeft), Own(points.MouthRight), Own(points.Nose));
        var mouth = (left.Y + right.Y) / 2;
        if (mouth is < LeastHeight or > MostHeight)
            return FormattableString.Invariant($"the mouth is {mouth:0.##} eye distances below the eyes");
        if (left.X >= right.X)
            return "the mouth's left corner is right of its right one";
        return nose.Y > -0.2 && nose.Y < mouth + 0.2 ? null : "the nose is not between eyes and mouth";

        FacePoint Own(FacePoint point)
        {
            var x = point.X - (points.LeftEye.X + points.RightEye.X) / 2;
            var y = point.Y - (points.LeftEye.Y + points.RightEye.Y) / 2;
            return new FacePoint((cosine * x + sine * y) / eyes, (cosine * y - sine * x) / eyes);
        }
    }
}
