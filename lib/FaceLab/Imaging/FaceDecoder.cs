using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace FaceLab.Imaging;

/// <summary>From the bytes of a picture's file to upright RGB pixels: what every preparation starts with.</summary>
/// <remarks>
/// Phones store a photo as the sensor saw it and write into its EXIF block how to hold it. It is turned upright here, as
/// viewers and annotation tools show it, so boxes and landmarks of a set count in the upright picture.
/// </remarks>
internal static class FaceDecoder
{
    /// <summary>Far above any photo, far below what would exhaust memory: 256 megapixels.</summary>
    private const long MaximumPixels = 1L << 28;

    /// <summary>What decides the pixels here, for <see cref="IFacePreparation.Parameters"/>.</summary>
    public const string Parameters = "decoder=1";

    /// <summary>Decodes a picture and turns it upright.</summary>
    /// <param name="file">The bytes of the picture's file: JPEG, PNG, PGM, BMP ...</param>
    /// <returns>The picture; the caller disposes it.</returns>
    /// <exception cref="InvalidDataException">The file is no picture, is cut short or corrupt, or claims an absurd size; says why.</exception>
    public static Image<Rgb24> Load(byte[] file)
    {
        try
        {
            CheckSize(Identify(file).Header);
            if (PictureEnding.IsMissing(file))
                throw new InvalidDataException("the file ends before its picture does: it was cut short; fetch it again");
            return Upright(Image.Load<Rgb24>(file));
        }
        catch (UnknownImageFormatException)
        {
            throw new InvalidDataException("it is no image that can be read (JPEG, PNG, PGM, BMP ...), whatever its name says");
        }
        catch (Exception error) when (error is not (InvalidDataException or OutOfMemoryException))
        {
            // A broken file finds its way to many exceptions of a decoder; all of them are the file's fault.
            throw new InvalidDataException(error.Message.ReplaceLineEndings(" ").Trim(), error);
        }
    }

    /// <summary>Fails on a header that claims more pixels than any photo has.</summary>
    /// <exception cref="InvalidDataException">As said.</exception>
    public static void CheckSize(IImageInfo header)
    {
        if ((long)header.Width * header.Height > MaximumPixels)
            throw new InvalidDataException($"its header claims {header.Width:N0} x {header.Height:N0} pixels; " +
                $"the limit is {MaximumPixels:N0} pixels in all");
    }

    /// <summary>Reads a picture's header.</summary>
    /// <param name="file">The bytes of the picture's file.</param>
    /// <returns>Its size and the name of its format, in capitals.</returns>
    /// <exception cref="InvalidDataException">It is no picture.</exception>
    public static (IImageInfo Header, string Format) Identify(byte[] file)
    {
        var header = Image.Identify(file, out var format);
        return header is null
            ? throw new InvalidDataException("it is no image that can be read (JPEG, PNG, PGM, BMP ...), whatever its name says")
            : (header, format.Name.ToUpperInvariant());
    }

    private static Image<Rgb24> Upright(Image<Rgb24> image)
    {
        try
        {
            image.Mutate(context => context.AutoOrient());
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }
}
