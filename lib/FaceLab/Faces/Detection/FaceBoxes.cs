using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>Which boxes can hold a face.</summary>
public static class FaceBoxes
{
    /// <summary>Below this many pixels a face has no eyes to find.</summary>
    public const double SmallestSide = 12;

    /// <summary>Beyond this, in pixels, a box is an error: no picture is that large.</summary>
    public const double LargestCoordinate = 1 << 20;

    /// <summary>Fails unless a face may be looked for in the box.</summary>
    /// <exception cref="InvalidDataException">The box is not finite, too small, absurdly large, or its centre is outside the picture.</exception>
    public static void Check(FaceBox box, int width, int height)
    {
        var (x, y) = (box.X + box.Width / 2, box.Y + box.Height / 2);
        // Written so that NaN fails too.
        if (!(Math.Abs(box.X) <= LargestCoordinate && Math.Abs(box.Y) <= LargestCoordinate && box.Width <= LargestCoordinate && box.Height <= LargestCoordinate))
            throw new InvalidDataException($"the face's box ({Text(box)}) is not finite or lies far outside any picture");
        if (!(box.Width >= SmallestSide && box.Height >= SmallestSide))
            throw new InvalidDataException($"the face's box ({Text(box)}) is smaller than {SmallestSide} pixels");
        if (x < 0 || y < 0 || x > width || y > height)
            throw new InvalidDataException($"the centre of the face's box ({Text(box)}) is outside the picture of {width} x {height} pixels");
    }

    internal static void Check(FaceBox box, GrayPicture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        Check(box, picture.Width, picture.Height);
    }

    private static string Text(FaceBox box) => FormattableString.Invariant($"{box.X:0.#}, {box.Y:0.#}, {box.Width:0.#} x {box.Height:0.#}");
}
