using SixLabors.ImageSharp.Memory;

namespace SixLabors.ImageSharp.Processing.Operations;

/// <summary>Operations that move pixels without changing them.</summary>
internal static class Rearranging
{
    public static PixelBuffer Crop(PixelBuffer source, Rectangle rectangle)
    {
        PixelBuffer target = source.CreateLike(rectangle.Width, rectangle.Height);
        if (source.TryDecode(rectangle, target))
            return target;
        int bytes = source.BytesPerPixel;
        for (int y = 0; y < target.Height; y++)
            source.Row(rectangle.Y + y).Slice(rectangle.X * bytes, target.BytesPerRow).CopyTo(target.Row(y));
        return target;
    }

    public static PixelBuffer FlipVertically(PixelBuffer source)
    {
        PixelBuffer target = source.CreateLike(source.Width, source.Height);
        for (int y = 0; y < source.Height; y++)
            source.Row(source.Height - 1 - y).CopyTo(target.Row(y));
        return target;
    }

    public static PixelBuffer FlipHorizontally(PixelBuffer source)
        => Map(source, source.Size, static (x, y, size) => new Point(size.Width - 1 - x, y));

    public static PixelBuffer Rotate180(PixelBuffer source)
        => Map(source, source.Size, static (x, y, size) => new Point(size.Width - 1 - x, size.Height - 1 - y));

    public static PixelBuffer Rotate90(PixelBuffer source)
        => Map(source, new Size(source.Height, source.Width), static (x, y, size) => new Point(y, size.Height - 1 - x));

    public static PixelBuffer Rotate270(PixelBuffer source)
        => Map(source, new Size(source.Height, source.Width), static (x, y, size) => new Point(size.Width - 1 - y, x));

    // `origin` says which pixel of the source (whose size it is given) goes to (x, y) of the target.
    private static PixelBuffer Map(PixelBuffer source, Size targetSize, Func<int, int, Size, Point> origin)
    {
        PixelBuffer target = source.CreateLike(targetSize.Width, targetSize.Height);
        int bytes = source.BytesPerPixel;
        for (int y = 0; y < target.Height; y++)
        {
            Span<byte> row = target.Row(y);
            for (int x = 0; x < target.Width; x++)
            {
                Point from = origin(x, y, source.Size);
                source.Row(from.Y).Slice(from.X * bytes, bytes).CopyTo(row[(x * bytes)..]);
            }
        }
        return target;
    }
}
