using FaceLab.Data;
using FaceLab.Faces.Alignment;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Detection;

/// <summary>Makes the patch that <see cref="FivePointRegressor"/> sees: a face of a fixed size and contrast.</summary>
internal static class FacePatch
{
    /// <summary>The side of the patch in pixels; the box is in its middle.</summary>
    public const int Size = 96;

    /// <summary>The side of the box within the patch, in pixels.</summary>
    private const int BoxSide = 64;

    /// <summary>The standard deviation that gray values are scaled to, and the least one before; below that there is
    /// only noise.</summary>
    private const double Spread = 48, LeastSpread = 4;

    /// <summary>Returns the transform from the picture to the patch.</summary>
    /// <param name="box">The box in pixels of the picture. If it is not square, its centre and mean side count.</param>
    /// <param name="rotationDegrees">The clockwise turn of the face, for training.</param>
    public static SimilarityTransform FromPicture(FaceBox box, double rotationDegrees = 0)
    {
        // Shapes count from the centre of a box's first pixel to that of its last.
        var turn = SimilarityTransform.Of(2 * BoxSide / (box.Width - 1 + (box.Height - 1)), rotationDegrees);
        var (x, y) = turn.Apply(new FacePoint(box.X + box.Width / 2, box.Y + box.Height / 2));
        return turn with { X0 = Size / 2.0 - x, Y0 = Size / 2.0 - y };
    }

    /// <summary>Cuts out the patch.</summary>
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

    /// <summary>Turns a shape coordinate into one of the patch.</summary>
    public static double ToPatch(float shape) => BoxSide * (double)shape + (Size - BoxSide) / 2;

    /// <summary>Turns a coordinate of the patch into one of shapes.</summary>
    public static double ToShape(double patch) => (patch - (Size - BoxSide) / 2) / BoxSide;
}
