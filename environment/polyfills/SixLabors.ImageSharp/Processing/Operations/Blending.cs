using System.Numerics;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Processing.Operations;

/// <summary>Porter and Duff's "over" (1984) on colours that are not premultiplied.</summary>
internal static class Blending
{
    /// <summary>Draws an image with its top left corner at a point, which may lie outside.</summary>
    public static PixelBuffer Draw(PixelBuffer background, PixelBuffer foreground, Point at, float opacity)
    {
        PixelBuffer target = background.CreateLike(background.Width, background.Height);
        PixelConversion.Copy(background, target);
        Rectangle covered = Rectangle.Intersect(new Rectangle(at, foreground.Size), new Rectangle(default, background.Size));
        Vector4[] under = new Vector4[background.Width], over = new Vector4[foreground.Width];
        for (int y = covered.Top; y < covered.Bottom; y++)
        {
            PixelConversion.ReadVectors(background, y, under);
            PixelConversion.ReadVectors(foreground, y - at.Y, over);
            for (int x = covered.Left; x < covered.Right; x++)
                under[x] = Over(under[x], over[x - at.X], opacity);
            PixelConversion.WriteVectors(under, target, y);
        }
        return target;
    }

    /// <summary>Puts a colour behind the pixels of a rectangle.</summary>
    public static PixelBuffer Underlay(PixelBuffer source, Color color, Rectangle rectangle)
    {
        Vector4 behind = (Vector4)color;
        return Filtering.Map(source, (pixel, x, y) => rectangle.Contains(x, y) ? Over(behind, pixel, 1) : pixel);
    }

    private static Vector4 Over(Vector4 under, Vector4 over, float opacity)
    {
        float covers = over.W * opacity, shows = under.W * (1 - covers), alpha = covers + shows;
        if (alpha == 0)
            return Vector4.Zero;
        Vector4 color = ((over * covers) + (under * shows)) / alpha;
        color.W = alpha;
        return color;
    }
}
