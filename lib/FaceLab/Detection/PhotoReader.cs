using FaceLab.Imaging;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace FaceLab.Detection;

/// <summary>Reads whole photos, as faces are looked for in.</summary>
/// <remarks>Phones store a photo as the sensor saw it and note how to hold it: it is turned upright here, so boxes count in the
/// upright picture, as viewers show it.</remarks>
internal static class PhotoReader
{
    /// <summary>Far above any photo, far below what would exhaust memory: 256 megapixels.</summary>
    private const long MaximumPixels = 1L << 28;

    /// <summary>Decodes a photo.</summary>
    /// <returns>The picture; the caller disposes it.</returns>
    /// <exception cref="InvalidDataException">The file is no picture, is cut short, or claims an absurd size.</exception>
    public static Image<Rgb24> Load(string path)
    {
        try
        {
            var file = File.ReadAllBytes(path);
            var header = Image.Identify(file);
            if ((long)header.Width * header.Height > MaximumPixels)
                throw new InvalidDataException($"its header claims {header.Width:N0} x {header.Height:N0} pixels; the limit is {MaximumPixels:N0} in all");
            if (PictureEnding.IsMissing(file))
                throw new InvalidDataException("the file ends before its picture does: it was cut short; fetch it again");
            var photo = Image.Load<Rgb24>(file);
            photo.Mutate(context => context.AutoOrient());
            return photo;
        }
        catch (UnknownImageFormatException)
        {
            throw new InvalidDataException("it is no image that can be read (JPEG, PNG, PGM, BMP ...), whatever its name says");
        }
        catch (Exception error) when (error is not (InvalidDataException or IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            // A broken file finds its way to many exceptions of a decoder; all of them are the file's fault.
            throw new InvalidDataException(error.Message.ReplaceLineEndings(" ").Trim(), error);
        }
    }
}
