using FaceLab.Data;

namespace FaceLab.Faces.Detection;

/// <summary>Measures the overlap and the size of boxes.</summary>
public static class BoxOverlap
{
    /// <summary>Divides the intersection of two boxes by their union: the Jaccard index.</summary>
    /// <param name="a">A box.</param>
    /// <param name="b">Another one, in the same pixels.</param>
    /// <returns>0 (apart, or a box without area) to 1 (the same box).</returns>
    public static double IntersectionOverUnion(this FaceBox a, FaceBox b)
    {
        var width = Math.Min(a.X + a.Width, b.X + b.Width) - Math.Max(a.X, b.X);
        var height = Math.Min(a.Y + a.Height, b.Y + b.Height) - Math.Max(a.Y, b.Y);
        if (!(width > 0 && height > 0))
            return 0;
        var shared = width * height;
        return shared / (a.Width * a.Height + b.Width * b.Height - shared);
    }

    /// <summary>Returns the side of the square of the same area, in pixels: "the size of a face" in FaceLab.</summary>
    /// <param name="box">A box.</param>
    /// <returns>0 or more.</returns>
    public static double Side(this FaceBox box) => Math.Sqrt(Math.Max(0, box.Width) * Math.Max(0, box.Height));
}
