using System.Numerics;

namespace SixLabors.ImageSharp.Processing.Operations;

/// <summary>Where an affine transform puts an image, and how large the result must be to hold it.</summary>
internal static class AffineGeometry
{
    private const float SmallestDeterminant = 1e-6F;

    public static bool IsDegenerate(Matrix3x2 matrix)
    {
        float determinant = matrix.GetDeterminant();
        return !(MathF.Abs(determinant) >= SmallestDeterminant) || float.IsNaN(matrix.M31) || float.IsNaN(matrix.M32);
    }

    /// <summary>The matrix, moved so that the source's centre goes to the result's.</summary>
    public static Matrix3x2 Centered(Matrix3x2 matrix, Size source, TransformSpace space)
    {
        float offset = space == TransformSpace.Pixel ? 1 : 0;
        SizeF result = TransformedSize(matrix, source, space, constrain: false);
        Matrix3x2.Invert(matrix, out Matrix3x2 inverse);
        Matrix3x2 fromCenter = Matrix3x2.CreateTranslation(new Vector2(result.Width - offset, result.Height - offset) * -.5F);
        Matrix3x2 toCenter = Matrix3x2.CreateTranslation(new Vector2(source.Width - offset, source.Height - offset) * .5F);
        Matrix3x2.Invert(fromCenter * inverse * toCenter, out Matrix3x2 centered);
        return centered;
    }

    public static Size TransformedSize(Matrix3x2 matrix, Size source, TransformSpace space)
        => Size.Ceiling(TransformedSize(matrix, source, space, constrain: true));

    private static SizeF TransformedSize(Matrix3x2 matrix, Size source, TransformSpace space, bool constrain)
    {
        if (matrix.IsIdentity || matrix == default)
            return source;
        SizeF pixel = space == TransformSpace.Pixel
            ? new SizeF(1 / new Vector2(matrix.M11, matrix.M21).Length(), 1 / new Vector2(matrix.M12, matrix.M22).Length())
            : SizeF.Empty;
        if (source - pixel == SizeF.Empty)
            return source;
        Rectangle bounds = Bounds(matrix, source - pixel);
        SizeF inner = constrain ? Reaching(bounds) : bounds.Size;
        return Size.Ceiling(inner + pixel);
    }

    private static Rectangle Bounds(Matrix3x2 matrix, SizeF size)
    {
        Vector2 min = new(float.PositiveInfinity), max = new(float.NegativeInfinity);
        foreach (Vector2 corner in (ReadOnlySpan<Vector2>)[default, new(size.Width, 0), new(0, size.Height), size])
        {
            Vector2 at = Vector2.Transform(corner, matrix);
            min = Vector2.Min(min, at);
            max = Vector2.Max(max, at);
        }
        return Rectangle.FromLTRB(
            (int)MathF.Floor(min.X), (int)MathF.Floor(min.Y), (int)MathF.Ceiling(max.X), (int)MathF.Ceiling(max.Y));
    }

    // What is moved right or down enlarges the canvas; what is moved out to the left or above is cut.
    private static Size Reaching(Rectangle bounds)
    {
        int width = bounds.Left < 0 ? bounds.Right : Math.Max(bounds.Width, bounds.Right);
        int height = bounds.Top < 0 ? bounds.Bottom : Math.Max(bounds.Height, bounds.Bottom);
        return new Size(width <= 0 ? bounds.Width : width, height <= 0 ? bounds.Height : height);
    }
}
