namespace FaceLab.Data;

/// <summary>A point of an image, in pixels from its top left corner.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Downwards.</param>
public readonly record struct FacePoint(double X, double Y);

/// <summary>An upright rectangle of an image, in pixels from the image's top left corner.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">To the right.</param>
/// <param name="Height">Downwards.</param>
public readonly record struct FaceBox(double X, double Y, double Width, double Height)
{
    /// <summary>Returns true for a point inside or on the edge.</summary>
    /// <param name="point">In pixels.</param>
    public bool Contains(FacePoint point) =>
        point.X >= X && point.X <= X + Width && point.Y >= Y && point.Y <= Y + Height;
}

/// <summary>The usual five points, named as the viewer sees them, in pixels.</summary>
/// <param name="LeftEye">Centre of the eye on the viewer's left.</param>
/// <param name="RightEye">Centre of the eye on the viewer's right.</param>
/// <param name="Nose">Tip of the nose.</param>
/// <param name="MouthLeft">Mouth corner on the viewer's left.</param>
/// <param name="MouthRight">Mouth corner on the viewer's right.</param>
public sealed record FaceLandmarks(
    FacePoint LeftEye,
    FacePoint RightEye,
    FacePoint Nose,
    FacePoint MouthLeft,
    FacePoint MouthRight)
{
    /// <summary>Returns the five points in the order of the parameters.</summary>
    /// <returns>A new array of 5.</returns>
    public FacePoint[] ToArray() => [LeftEye, RightEye, Nose, MouthLeft, MouthRight];
}
