using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
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
    public static Image<Rgb24> Load(byte[] file) => Load(file, int.MaxValue);

    /// <summary>As above, possibly smaller: a JPEG that will be shrunk need not be decoded in full.</summary>
    /// <param name="file">The bytes of the picture's file.</param>
    /// <param name="shorterSide">
    /// Pixels that the shorter side needs to keep: the picture is decoded at a half, a quarter or an eighth where that is
    /// enough, else in full.
    /// </param>
    /// <returns>The picture; the caller disposes it.</returns>
    /// <exception cref="InvalidDataException">As above.</exception>
    public static Image<Rgb24> Load(byte[] file, int shorterSide)
    {
        try
        {
            var header = Image.Identify(file);
            CheckSize(header);
            if (PictureEnding.IsMissing(file))
                throw new InvalidDataException("the file ends before its picture does: it was cut short; fetch it again");
            return Upright(Image.Load<Rgb24>(OptionsFor(header, shorterSide), file));
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
    public static void CheckSize(ImageInfo header)
    {
        if ((long)header.Width * header.Height > MaximumPixels)
            throw new InvalidDataException($"its header claims {header.Width:N0} x {header.Height:N0} pixels; " +
                $"the limit is {MaximumPixels:N0} pixels in all");
    }

    /// <summary>
    /// Asks a JPEG for exactly the size that its blocks give at a half, a quarter or an eighth, so that nothing is resampled; a side
    /// that the divisor does not divide would end in a pixel that shows less than the others, and the picture would be stretched.
    /// </summary>
    private static DecoderOptions OptionsFor(ImageInfo header, int shorterSide)
    {
        if (header.Metadata.DecodedImageFormat is not JpegFormat)
            return new DecoderOptions();
        foreach (var divisor in (ReadOnlySpan<int>)[8, 4, 2])
        {
            var (width, height) = (header.Width / divisor, header.Height / divisor);
            var divides = width * divisor == header.Width && height * divisor == header.Height;
            if (divides && Math.Min(width, height) >= shorterSide)
                return new DecoderOptions { TargetSize = new Size(width, height) };
        }
        return new DecoderOptions();
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
