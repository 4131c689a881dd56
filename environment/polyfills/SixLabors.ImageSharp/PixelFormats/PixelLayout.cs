namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>How the bytes of a pixel follow each other; the numbers are those of <c>facelab_image.h</c>.</summary>
internal enum PixelLayout
{
    L8 = 0,
    Rgb24 = 1,
    Bgr24 = 2,
    Rgba32 = 3,
    Bgra32 = 4,
}

internal static class PixelLayouts
{
    public static PixelLayout Of<TPixel>()
    {
        if (typeof(TPixel) == typeof(Rgb24)) return PixelLayout.Rgb24;
        if (typeof(TPixel) == typeof(L8)) return PixelLayout.L8;
        if (typeof(TPixel) == typeof(Rgba32)) return PixelLayout.Rgba32;
        if (typeof(TPixel) == typeof(Bgr24)) return PixelLayout.Bgr24;
        if (typeof(TPixel) == typeof(Bgra32)) return PixelLayout.Bgra32;
        throw new NotSupportedException(
            $"Pixel format {typeof(TPixel).Name} is not offered here; use Rgb24, Bgr24, Rgba32, Bgra32 or L8.");
    }

    public static int BytesPerPixel(this PixelLayout layout) => layout switch
    {
        PixelLayout.L8 => 1,
        PixelLayout.Rgb24 or PixelLayout.Bgr24 => 3,
        _ => 4,
    };

    public static bool HasAlpha(this PixelLayout layout) => layout is PixelLayout.Rgba32 or PixelLayout.Bgra32;
}
