using System.Security.Cryptography;
using FaceLab.Imaging;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Data;

/// <summary>Looks at one picture file.</summary>
internal static class PictureInspector
{
    /// <summary>Far above any photo, far below what would exhaust memory: 256 megapixels, 1 GB.</summary>
    private const long MaximumPixels = 1L << 28;
    private const long MaximumBytes = 1L << 30;

    /// <summary>Levels by which a gray pixel's channels may differ (a JPEG's colour noise), and the share of pixels that may differ by more.</summary>
    private const int GrayTolerance = 16;
    private const double ColouredShare = 0.01;

    public static PictureFacts Look(PictureFacts facts, PictureSurveyOptions options)
    {
        try
        {
            if (!options.Decode && !options.Hash)
            {
                using var stream = File.OpenRead(facts.Path);
                return WithHeader(facts, Image.Identify(stream));
            }
            var file = Bytes(facts.Path);
            if (options.Hash)
                facts = facts with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) };
            facts = WithHeader(facts, Image.Identify(file));
            return options.Decode ? facts with { IsGray = Decoded(file) } : facts;
        }
        catch (UnknownImageFormatException)
        {
            return facts with { Reason = "it is no image that can be read (JPEG, PNG, PGM, BMP ...), whatever its name says" };
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A broken file finds its way to many exceptions of a decoder; all of them are the file's fault.
            return facts with { Reason = error.Message.ReplaceLineEndings(" ").Trim() };
        }
    }

    private static byte[] Bytes(string path)
    {
        var length = new FileInfo(path).Length;
        return length is > 0 and <= MaximumBytes ? File.ReadAllBytes(path) : throw new InvalidDataException(
            length == 0 ? "the file is empty" : $"the file has {length:N0} bytes; no picture here has more than {MaximumBytes:N0}");
    }

    private static PictureFacts WithHeader(PictureFacts facts, ImageInfo header)
    {
        if ((long)header.Width * header.Height > MaximumPixels)
            throw new InvalidDataException($"its header claims {header.Width:N0} x {header.Height:N0} pixels; the limit is {MaximumPixels:N0} pixels in all");
        var format = header.Metadata.DecodedImageFormat?.Name.ToUpperInvariant() ?? "";
        return facts with { Width = header.Width, Height = header.Height, Format = format };
    }

    /// <summary>Decodes, and says whether the picture is gray.</summary>
    private static bool Decoded(byte[] file)
    {
        if (PictureEnding.IsMissing(file))
            throw new InvalidDataException("the file ends before its picture does: it was cut short; fetch it again");
        using var image = Image.Load<Rgb24>(file);
        var allowed = ColouredShare * image.Width * image.Height;
        var coloured = 0L;
        image.ProcessPixelRows(pixels =>
        {
            for (var y = 0; y < pixels.Height && coloured <= allowed; y++)
            {
                foreach (var pixel in pixels.GetRowSpan(y))
                {
                    if (Math.Max(pixel.R, Math.Max(pixel.G, pixel.B)) - Math.Min(pixel.R, Math.Min(pixel.G, pixel.B)) > GrayTolerance)
                        coloured++;
                }
            }
        });
        return coloured <= allowed;
    }
}
