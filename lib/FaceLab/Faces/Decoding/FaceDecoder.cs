using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Bmp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace FaceLab.Faces.Decoding;

/// <summary>Decodes the bytes of a picture's file into upright RGB pixels, the first step of every
/// preparation.</summary>
/// <remarks>
/// <para>Phones store a photo as the sensor saw it and write its orientation into the EXIF block. The photo is turned
/// upright here, as viewers and annotation tools show it, so the coordinates of boxes and landmarks are those of the
/// upright picture.</para>
/// <para>Gray, palettes, CMYK and 16 bits become 8-bit RGB. Transparent pixels get the colour that is stored for them.
/// The first frame of a GIF is taken. Colour profiles are not applied.</para>
/// <para>ImageSharp decodes only files that passed FaceLab's own checks, and only with the five decoders here.</para>
/// </remarks>
internal static class FaceDecoder
{
    /// <summary>The decoder's part of <c>IFacePreparation.Parameters</c>.</summary>
    public const string Parameters = "decoder=2";

    private const int PoolMegabytes = 64;

    private static readonly Configuration Settings = new()
    {
        // Each picture is decoded by one thread; the caller makes the threads.
        MaxDegreeOfParallelism = 1,
        PreferContiguousImageBuffers = true,
        MemoryAllocator = MemoryAllocator.Create(new() { MaximumPoolSizeMegabytes = PoolMegabytes }),
    };

    private static readonly JpegDecoder Jpeg = new() { IgnoreMetadata = true };
    private static readonly PngDecoder Png = new() { IgnoreMetadata = true };
    private static readonly GifDecoder Gif = new() { IgnoreMetadata = true, DecodingMode = FrameDecodingMode.First };
    private static readonly WebpDecoder Webp = new() { IgnoreMetadata = true };
    private static readonly BmpDecoder Bmp = new();

    /// <summary>Decodes a picture and turns it upright.</summary>
    /// <param name="file">The bytes of the picture's file: JPEG, PNG, GIF, BMP, WebP, PBM, PGM or PPM.</param>
    /// <param name="rowsOf">Returns the number of rows, from the top, that will be read of an upright picture of a
    /// given size. Other rows need not be decoded, and the result may lack them. Without it all rows are
    /// decoded.</param>
    /// <returns>The picture; the caller disposes it before the thread asks for another one.</returns>
    /// <exception cref="InvalidDataException">The file is not a picture, is cut short or damaged, or claims too large a
    /// size; the message has the reason.</exception>
    public static DecodedPicture Load(byte[] file, Func<Size, int>? rowsOf = null)
    {
        var header = PictureHeader.Read(file);
        var (memory, bytes) = (DecodingMemory.Shared, header.DecodingBytes(file.Length));
        memory.Take(header, bytes);
        try
        {
            var stored = new Size((int)header.Width, (int)header.Height);
            var rows = header.Orientation == 1 && rowsOf is not null ? rowsOf(stored) : stored.Height;
            var size = header.Orientation < 5 ? stored : new Size(stored.Height, stored.Width);
            return new DecodedPicture(Upright(Decode(file, header, rows), header.Orientation), size, memory, bytes);
        }
        catch (Exception error)
        {
            memory.Give(bytes);
            if (error is InvalidDataException or OutOfMemoryException)
                throw;
            // A broken file can cause many kinds of exceptions in a decoder; all of them mean that the file is bad.
            var reason = error.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
            throw error switch
            {
                NotSupportedException => new InvalidDataException(
                    $"it is of a kind that cannot be read: {reason}; save it as a plain JPEG or PNG", error),
                ArgumentOutOfRangeException or IndexOutOfRangeException =>
                    Damage.Found("a number in it is out of range", error),
                _ => Damage.Found(reason, error),
            };
        }
    }

    private static Image<Rgb24> Decode(byte[] file, PictureHeader header, int rows)
    {
        switch (header.Format)
        {
            case "JPEG":
                return Decode(JpegFile.Check(file, rows).Span, Jpeg);
            case "PNG":
                return Decode(PngFile.Check(file, header), Png);
            case "GIF":
                return Decode(GifFile.Check(file), Gif);
            case "WEBP":
                return Decode(file, Webp);
            case "BMP":
                return Decode(BmpFile.Check(file, header), Bmp);
            default:
                return PnmFile.Decode(Settings, file);
        }
    }

    private static Image<Rgb24> Decode(ReadOnlySpan<byte> file, IImageDecoder decoder) =>
        Image.Load<Rgb24>(Settings, file, decoder);

    /// <summary>Turns and mirrors a picture as EXIF's table of orientations says.</summary>
    private static Image<Rgb24> Upright(Image<Rgb24> image, int orientation)
    {
        var (rotate, flip) = orientation switch
        {
            2 => (RotateMode.None, FlipMode.Horizontal),
            3 => (RotateMode.Rotate180, FlipMode.None),
            4 => (RotateMode.None, FlipMode.Vertical),
            5 => (RotateMode.Rotate90, FlipMode.Horizontal),
            6 => (RotateMode.Rotate90, FlipMode.None),
            7 => (RotateMode.Rotate270, FlipMode.Horizontal),
            8 => (RotateMode.Rotate270, FlipMode.None),
            _ => (RotateMode.None, FlipMode.None),
        };
        if (orientation != 1)
            image.Mutate(context => context.RotateFlip(rotate, flip));
        return image;
    }
}
