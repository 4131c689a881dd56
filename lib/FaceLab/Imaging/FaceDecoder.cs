using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace FaceLab.Imaging;

/// <summary>Decodes, crops and resizes one picture into bytes.</summary>
internal static class FaceDecoder
{
    /// <summary>Far above any photo, far below what would exhaust memory: 256 megapixels.</summary>
    private const long MaximumPixels = 1L << 28;

    /// <summary>What decides the pixels here, for <see cref="IFacePreparation.Parameters"/>.</summary>
    public const string Parameters = "decoder=1";

    /// <summary>Fills (Size, Size, 3) bytes, RGB, row by row.</summary>
    /// <exception cref="InvalidDataException">The file is no picture, is cut short, or claims an absurd size.</exception>
    public static void Decode(string path, FacePreparationOptions options, Span<byte> pixels)
    {
        using var image = Load(Read(path));
        var side = Math.Max(1, (int)Math.Round(options.CenterCropShare * Math.Min(image.Width, image.Height)));
        var square = new Rectangle((image.Width - side) / 2, (image.Height - side) / 2, side, side);
        image.Mutate(context => context.Crop(square).Resize(options.Size, options.Size, KnownResamplers.Triangle));
        image.CopyPixelDataTo(pixels);
    }

    /// <summary>Decodes a picture, once its header and its ending have been checked.</summary>
    /// <returns>The picture; the caller disposes it.</returns>
    /// <exception cref="InvalidDataException">The bytes are no picture, are cut short, or claim an absurd size.</exception>
    public static Image<Rgb24> Load(byte[] file) => Decoding(() =>
    {
        CheckSize(Image.Identify(file));
        if (PictureEnding.IsMissing(file))
            throw new InvalidDataException("the file ends before its picture does: it was cut short; fetch it again");
        return Image.Load<Rgb24>(file);
    });

    /// <summary>Reads a file whose header makes sense, so that no other file fills the memory.</summary>
    private static byte[] Read(string path) => Decoding(() =>
    {
        using var stream = File.OpenRead(path);
        CheckSize(Image.Identify(stream));
        var file = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(file);
        return file;
    });

    private static void CheckSize(ImageInfo header)
    {
        if ((long)header.Width * header.Height > MaximumPixels)
            throw new InvalidDataException($"its header claims {header.Width:N0} x {header.Height:N0} pixels; the limit is {MaximumPixels:N0} pixels in all");
    }

    private static T Decoding<T>(Func<T> work)
    {
        try
        {
            return work();
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
