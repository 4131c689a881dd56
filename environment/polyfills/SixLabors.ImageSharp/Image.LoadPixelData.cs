using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <content>Images from raw pixels, rows from top to bottom.</content>
public abstract partial class Image
{
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<TPixel> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel> => LoadPixelData(Configuration.Default, data, width, height);

    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<byte> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel> => LoadPixelData<TPixel>(Configuration.Default, data, width, height);

    public static Image<TPixel> LoadPixelData<TPixel>(
        Configuration configuration,
        ReadOnlySpan<byte> data,
        int width,
        int height)
        where TPixel : unmanaged, IPixel<TPixel>
        => LoadPixelData(configuration, MemoryMarshal.Cast<byte, TPixel>(data), width, height);

    public static Image<TPixel> LoadPixelData<TPixel>(
        Configuration configuration,
        ReadOnlySpan<TPixel> data,
        int width,
        int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Guard.NotNull(configuration, nameof(configuration));
        long count = (long)width * height;
        Guard.HasRoom(data.Length, count, nameof(data));
        PixelBuffer<TPixel> pixels = new(configuration.MemoryAllocator, width, height);
        data[..(int)count].CopyTo(pixels.Span);
        return new Image<TPixel>(configuration, new ImageMetadata(), pixels);
    }
}
