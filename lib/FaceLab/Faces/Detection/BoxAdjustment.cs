using FaceLab.Data;
using FaceLab.Synthetic;

namespace FaceLab.Faces.Detection;

/// <summary>The change from the face box of one source to the box that a landmark predictor was trained on.</summary>
/// <remarks>
/// A predictor starts from the mean face in its box and corrects only small errors. With the true box shifted by 10 %
/// of its side, dlib's mean error on 4,151 faces was 4.7 % of the eye distance; with 20 % it was 22 %. Each constant is
/// the median change from the source's box to <see cref="FaceFrame.Around"/> of the points that dlib finds from the box
/// of its own detector, measured on every ninth picture of deep-funneled LFW (1,459 faces).
/// </remarks>
/// <param name="ShiftX">The shift to the right, as a share of the box's width.</param>
/// <param name="ShiftY">The shift downwards, as a share of the box's height.</param>
/// <param name="Scale">The side of the new box, a square, as a share of the mean of width and height; above 0.</param>
public readonly record struct BoxAdjustment(double ShiftX, double ShiftY, double Scale)
{
    /// <summary>The adjustment that changes no square box, for boxes of <see cref="FaceFrame.Around"/>.</summary>
    public static BoxAdjustment None { get; } = new(0, 0, 1);

    /// <summary>The adjustment for OpenCV's Haar cascades (frontalface_default: 0.066 and 0.890; frontalface_alt2:
    /// 0.069 and 0.910).</summary>
    public static BoxAdjustment Haar { get; } = new(0, 0.067, 0.9);

    /// <summary>The adjustment for the boxes of <see cref="SyntheticFaces"/>, chin to hairline (median of 600
    /// faces).</summary>
    public static BoxAdjustment Rendered { get; } = new(0, 0.05, 0.925);

    internal string Line => FormattableString.Invariant($"shift {ShiftX:R} {ShiftY:R}, scale {Scale:R}");

    /// <summary>Returns the adjusted box, a square.</summary>
    public FaceBox Apply(FaceBox box)
    {
        var side = Scale * (box.Width + box.Height) / 2;
        var (x, y) = (box.X + box.Width * (0.5 + ShiftX), box.Y + box.Height * (0.5 + ShiftY));
        return new(x - side / 2, y - side / 2, side, side);
    }

    internal void Validate(string name)
    {
        // Written so that NaN fails too.
        if (!(Math.Abs(ShiftX) <= 1 && Math.Abs(ShiftY) <= 1 && Scale is >= 0.1 and <= 10))
            throw new ArgumentOutOfRangeException(
                name, this, $"{name} is {this}: give shifts from -1 to 1 and a scale from 0.1 to 10.");
    }
}
