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

/// <summary>From the bytes of a picture's file to upright RGB pixels: what every preparation starts with.</summary>
/// <remarks>
/// <para>Phones store a photo as the sensor saw it and write into its EXIF block how to hold it. It is turned upright
/// here, as viewers and annotation tools show it, so boxes and landmarks of a set count in the upright
/// picture.</para>
/// <para>Gray, palettes, CMYK and 16 bits become 8-bit RGB; transparent pixels show the colour that is stored
/// beneath. Of a GIF's frames the first is taken. Colour profiles are not applied.</para>
/// <para>ImageSharp decodes what our own look at the file has found sound, by the five decoders here and no
/// others.</para>
/// </remarks>
internal static class FaceDecoder
{
    /// <summary>The part of what decides pixels that lies here, for <c>IFacePreparation.Parameters</c>.</summary>
    public const string Parameters = "decoder=2";

    private const int PoolMegabytes = 64;

    private static readonly Configuration Settings = new()
    {
        // One picture a thread; threads are the caller's.
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
    /// <param name="rowsOf">How many rows will be looked at, from the top, of an upright picture of that size; the
    /// others need not be decoded, and the result may have fewer rows. All if not given.</param>
    /// <returns>The picture; the caller disposes it before the thread asks for another one.</returns>
    /// <exception cref="InvalidDataException">The file is no picture, is cut short or damaged, or claims an absurd
    /// size; says why.</exception>
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
            // A broken file finds its way to many exceptions of a decoder; all of them are the file's fault.
            var reason = error.Message.ReplaceLineEndings(" ").Trim().TrimEnd('.');
            throw error switch
            {
                NotSupportedException => new InvalidDataException(
                    $"it is of a kind that cannot be read: {reason}; save it as a plain JPEG or PNG", error),
                ArgumentOutOfRangeException or IndexOutOfRangeException =>
                    Damage.Found("a number in it points to nowhere", error),
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
                PngFile.Check(file, header);
                return Decode(file, Png);
            case "GIF":
                GifFile.Check(file);
                return Decode(file, Gif);
            case "WEBP":
                return Decode(file, Webp);
            case "BMP":
                BmpFile.Check(file, header);
                return Decode(file, Bmp);
            default:
                return PnmFile.Decode(Settings, file);
        }
    }

    private static Image<Rgb24> Decode(ReadOnlySpan<byte> file, IImageDecoder decoder) =>
        Image.Load<Rgb24>(Settings, file, decoder);

    /// <summary>Turns and mirrors as EXIF's table says where the stored first row and column are to be seen.</summary>
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
