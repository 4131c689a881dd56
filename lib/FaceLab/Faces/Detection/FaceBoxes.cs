using FaceLab.Data;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>Checks that a box can hold a face.</summary>
internal static class FaceBoxes
{
    /// <summary>The smallest side in pixels; in smaller faces no eyes can be found.</summary>
    private const double SmallestSide = 12;

    /// <summary>The largest coordinate in pixels; no picture is larger.</summary>
    private const double LargestCoordinate = 1 << 20;

    /// <summary>Fails if the box cannot hold a face.</summary>
    /// <exception cref="InvalidDataException">The box is not finite, too small or too large, or its centre is outside
    /// the picture.</exception>
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
