using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace FaceLab.Imaging;

/// <summary>Decodes, crops and resizes one picture into bytes.</summary>
internal static class FaceDecoder
{
    /// <summary>Far above any photo, far below what would exhaust memory: 256 megapixels.</summary>
    private const long MaximumPixels = 1L << 28;

    /// <summary>Fills (Size, Size, 3) bytes, RGB, row by row.</summary>
    /// <exception cref="InvalidDataException">The file is no picture, is cut short, or claims an absurd size.</exception>
    public static void Decode(string path, FacePreparationOptions options, Span<byte> pixels)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var header = Image.Identify(stream);
            if ((long)header.Width * header.Height > MaximumPixels)
                throw new InvalidDataException($"its header claims {header.Width:N0} x {header.Height:N0} pixels; the limit is {MaximumPixels:N0} pixels in all");
            var file = new byte[stream.Length];
            stream.Position = 0;
            stream.ReadExactly(file);
            if (PictureEnding.IsMissing(file))
                throw new InvalidDataException("the file ends before its picture does: it was cut short; fetch it again");
            using var image = Image.Load<Rgb24>(file);
            var side = Math.Max(1, (int)Math.Round(options.CenterCropShare * Math.Min(image.Width, image.Height)));
            var square = new Rectangle((image.Width - side) / 2, (image.Height - side) / 2, side, side);
            image.Mutate(context => context.Crop(square).Resize(options.Size, options.Size, KnownResamplers.Triangle));
            image.CopyPixelDataTo(pixels);
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
