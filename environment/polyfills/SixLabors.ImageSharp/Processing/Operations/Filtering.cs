using System.Numerics;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing.Operations;

/// <summary>Operations on each pixel's colour by itself.</summary>
internal static class Filtering
{
    /// <summary>Multiplies (red, green, blue, 1) by a matrix; alpha stays.</summary>
    public static PixelBuffer Transform(PixelBuffer source, Matrix4x4 matrix) => Map(source, (vector, _, _) =>
    {
        Vector4 color = Vector4.Transform(new Vector4(vector.AsVector3(), 1), matrix);
        color.W = vector.W;
        return color;
    });

    /// <summary>Grey by the weights of red and green (blue has the rest), mixed with the original if amount is below 1.</summary>
    public static Matrix4x4 Grayscale(float red, float green, float amount)
    {
        float keep = 1 - amount, blue = 1 - red - green;
        Matrix4x4 grey = new(
            red, red, red, 0,
            green, green, green, 0,
            blue, blue, blue, 0,
            0, 0, 0, 0);
        return (Matrix4x4.Identity * keep) + (grey * amount);
    }

    public static Matrix4x4 Brightness(float amount) => Matrix4x4.CreateScale(amount);

    public static Matrix4x4 Contrast(float amount)
        => Matrix4x4.CreateScale(amount) * Matrix4x4.CreateTranslation(new Vector3(0.5F - (0.5F * amount)));

    /// <summary>Replaces each pixel's vector by a function of it and its position.</summary>
    public static PixelBuffer Map(PixelBuffer source, Func<Vector4, int, int, Vector4> function)
    {
        PixelBuffer target = source.CreateLike(source.Width, source.Height);
        Vector4[] row = new Vector4[source.Width];
        for (int y = 0; y < source.Height; y++)
        {
            PixelConversion.ReadVectors(source, y, row);
            for (int x = 0; x < row.Length; x++)
                row[x] = function(row[x], x, y);
            PixelConversion.WriteVectors(row, target, y);
        }
        return target;
    }
}
