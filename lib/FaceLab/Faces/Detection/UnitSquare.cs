using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Where the unit square of shape coordinates lies in a picture.</summary>
/// <remarks>
/// dlib counts pixel centres as whole numbers and maps (0, 0) and (1, 1) to the centres of a box's first and last pixel;
/// <see cref="FacePoint"/> counts from the picture's corner, half a pixel before the first centre.
/// </remarks>
/// <param name="X">Column of the first pixel's centre.</param>
/// <param name="Y">Row of the first pixel's centre.</param>
/// <param name="Width">From the first to the last column's centre.</param>
/// <param name="Height">From the first to the last row's centre.</param>
internal readonly record struct UnitSquare(double X, double Y, double Width, double Height)
{
    public static UnitSquare Of(FaceBox box) => new(box.X, box.Y, box.Width - 1, box.Height - 1);

    /// <summary>The box whose unit square has its corner at (x, y), counted from the picture's corner, and a side in pixels.</summary>
    public static FaceBox BoxOf(double x, double y, double side) => new(x - 0.5, y - 0.5, side + 1, side + 1);

    /// <summary>The nearest column of pixels.</summary>
    public int Column(float x) => (int)Math.Floor(Width * x + X + 0.5);

    /// <summary>The nearest row of pixels.</summary>
    public int Row(float y) => (int)Math.Floor(Height * y + Y + 0.5);

    public FacePoint ToPicture(float x, float y) => new(Width * x + X + 0.5, Height * y + Y + 0.5);
}
