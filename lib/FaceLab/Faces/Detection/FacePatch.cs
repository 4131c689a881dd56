using FaceLab.Data;
using FaceLab.Faces.Alignment;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>A face as <see cref="FivePointRegressor"/> sees it: always as large, always with the same
/// contrast.</summary>
internal static class FacePatch
{
    /// <summary>Side of the patch in pixels; the box takes its middle.</summary>
    public const int Size = 96;

    /// <summary>Side of the box within the patch, in pixels.</summary>
    private const int BoxSide = 64;

    /// <summary>Gray values are spread to this standard deviation; below the least there is only noise.</summary>
    private const double Spread = 48, LeastSpread = 4;

    /// <summary>Finds the way from the picture to the patch.</summary>
    /// <param name="box">In pixels of the picture; one that is no square counts by its centre and its mean
    /// side.</param>
    /// <param name="rotationDegrees">Turns the face clockwise, for training.</param>
    public static SimilarityTransform FromPicture(FaceBox box, double rotationDegrees = 0)
    {
        // Shapes count from the centre of a box's first pixel to that of its last.
        var turn = SimilarityTransform.Of(2 * BoxSide / (box.Width - 1 + (box.Height - 1)), rotationDegrees);
        var (x, y) = turn.Apply(new FacePoint(box.X + box.Width / 2, box.Y + box.Height / 2));
        return turn with { X0 = Size / 2.0 - x, Y0 = Size / 2.0 - y };
    }

    /// <summary>Cuts the patch out.</summary>
    /// <returns>(Size, Size) gray values of mean 128.</returns>
    public static GrayPicture Cut(GrayPicture picture, SimilarityTransform fromPicture)
    {
        var patch = PictureWarp.Warp(picture, fromPicture, Size);
        long sum = 0, squares = 0;
        foreach (var value in patch.Pixels)
            (sum, squares) = (sum + value, squares + value * value);
        var mean = (double)sum / (Size * Size);
        var variance = Math.Max(0, (double)squares / (Size * Size) - mean * mean);
        var gain = Spread / Math.Max(LeastSpread, Math.Sqrt(variance));
        var table = new byte[256];
        for (var value = 0; value < table.Length; value++)
            table[value] = (byte)Math.Clamp(Math.Round(128 + gain * (value - mean)), 0, 255);
        var even = new byte[Size * Size];
        for (var i = 0; i < even.Length; i++)
            even[i] = table[patch.Pixels[i]];
        return new GrayPicture(even, Size, Size);
    }

    /// <summary>From a shape coordinate to one of the patch.</summary>
    public static double ToPatch(float shape) => BoxSide * (double)shape + (Size - BoxSide) / 2;

    /// <summary>From a coordinate of the patch to one of shapes.</summary>
    public static double ToShape(double patch) => (patch - (Size - BoxSide) / 2) / BoxSide;
}
