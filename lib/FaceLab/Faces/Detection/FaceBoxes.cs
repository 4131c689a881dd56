using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>Tells boxes that can hold a face from others.</summary>
internal static class FaceBoxes
{
    /// <summary>Below this many pixels a face has no eyes to find.</summary>
    private const double SmallestSide = 12;

    /// <summary>Beyond this, in pixels, a box is an error: no picture is that large.</summary>
    private const double LargestCoordinate = 1 << 20;

    /// <summary>Fails unless a face may be looked for in the box.</summary>
    /// <exception cref="InvalidDataException">The box is not finite, too small, absurdly large, or its centre is
    /// outside the picture.</exception>
    public static void Check(FaceBox box, GrayPicture picture)
    {
        var text = FormattableString.Invariant($"{box.X:0.#}, {box.Y:0.#}, {box.Width:0.#} x {box.Height:0.#}");
        var (x, y) = (box.X + box.Width / 2, box.Y + box.Height / 2);
        // Written so that NaN fails too.
        if (!(Math.Abs(box.X) <= LargestCoordinate && Math.Abs(box.Y) <= LargestCoordinate &&
            box.Width <= LargestCoordinate && box.Height <= LargestCoordinate))
            throw new InvalidDataException($"the face's box ({text}) is not finite or lies far outside any picture");
        if (box.Width < SmallestSide || box.Height < SmallestSide)
            throw new InvalidDataException($"the face's box ({text}) is smaller than {SmallestSide} pixels");
        if (x < 0 || y < 0 || x > picture.Width || y > picture.Height)
            throw new InvalidDataException($"the centre of the face's box ({text}) is outside the picture of " +
                $"{picture.Width} x {picture.Height} pixels");
    }
}
