using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace SixLabors.ImageSharp.Formats;

/// <summary>From the bytes of a file to an image, within the limits.</summary>
internal static class Decoding
{
    // No format here packs more pixels into a byte than PNG: 8 to a byte, and deflate shrinks at most 1032 times.
    private const long MostPixelsPerByte = 8 * 1032;
    private const long AlwaysPlausible = 1L << 26;

    public static ImageInfo Identify(ReadOnlySpan<byte> data)
    {
        FormatCodec codec = FormatCodec.Of(data);
        ImageHeader header = codec.ReadHeader(data);
        header.Metadata.DecodedImageFormat = codec.Format;
        return new ImageInfo(new PixelTypeInfo(header.BitsPerPixel), header.Size, header.Metadata);
    }

    public static Image Decode(DecoderOptions options, ReadOnlySpan<byte> data)
    {
        FormatCodec codec = FormatCodec.Of(data);
        ImageHeader header = codec.ReadHeader(data);
        return header.Layout switch
        {
            PixelLayout.L8 => Decode<L8>(options, data, codec, header),
            PixelLayout.Rgba32 => Decode<Rgba32>(options, data, codec, header),
            _ => Decode<Rgb24>(options, data, codec, header),
        };
    }

    public static Image<TPixel> Decode<TPixel>(DecoderOptions options, ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        FormatCodec codec = FormatCodec.Of(data);
        return Decode<TPixel>(options, data, codec, codec.ReadHeader(data));
    }

    private static Image<TPixel> Decode<TPixel>(
        DecoderOptions options, ReadOnlySpan<byte> data, FormatCodec codec, ImageHeader header)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        PixelBuffer<TPixel> pixels = Allocate<TPixel>(options, codec.DecodedSize(header.Size, options.TargetSize), data.Length);
        try
        {
            codec.Decode(data, header, pixels);
        }
        catch
        {
            pixels.Dispose();
            throw;
        }
        ImageMetadata metadata = options.SkipMetadata ? new ImageMetadata() : header.Metadata;
        metadata.DecodedImageFormat = codec.Format;
        Image<TPixel> image = new(options.Configuration, metadata, pixels);
        ScaleToTarget(options, image);
        return image;
    }

    private static PixelBuffer<TPixel> Allocate<TPixel>(DecoderOptions options, Size size, int dataLength)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        long count = (long)size.Width * size.Height;
        try
        {
            // A header that promises more than its file can hold is refused before memory is touched for it.
            if (count > AlwaysPlausible && count > dataLength * MostPixelsPerByte)
                throw new InvalidMemoryOperationException($"A file of {dataLength} bytes cannot hold {count} pixels.");
            return new PixelBuffer<TPixel>(options.Configuration.MemoryAllocator, size.Width, size.Height);
        }
        catch (InvalidMemoryOperationException error)
        {
            throw new InvalidImageContentException(size, error);
        }
    }

    private static void ScaleToTarget(DecoderOptions options, Image image)
    {
        if (options.TargetSize is not Size target || image.Width == target.Width || image.Height == target.Height)
            return;
        image.Mutate(context => context.Resize(
            new ResizeOptions { Size = target, Sampler = options.Sampler, Mode = ResizeMode.Max }));
    }
}
