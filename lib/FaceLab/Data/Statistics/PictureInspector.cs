using System.Security.Cryptography;
using FaceLab.Imaging;
using SixLabors.ImageSharp;

namespace FaceLab.Data;

/// <summary>Looks at one picture file.</summary>
internal static class PictureInspector
{
    /// <summary>Levels by which a gray pixel's channels may differ (a JPEG's colour noise), and the share of pixels that may differ by more.</summary>
    private const int GrayTolerance = 16;
    private const double ColouredShare = 0.01;

    public static PictureFacts Look(PictureFacts facts, PictureSurveyOptions options)
    {
        try
        {
            if (!options.Decode && !options.Hash)
            {
                return WithHeader(facts, Bytes(facts.Path));
            }
            var file = Bytes(facts.Path);
            if (options.Hash)
                facts = facts with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) };
            facts = WithHeader(facts, file);
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
        var file = PictureFile.Read(path);
        return file.Length > 0 ? file : throw new InvalidDataException("the file is empty");
    }

    private static PictureFacts WithHeader(PictureFacts facts, byte[] file)
    {
        var (header, format) = FaceDecoder.Identify(file);
        FaceDecoder.CheckSize(header);
        return facts with { Width = header.Width, Height = header.Height, Format = format };
    }

    /// <summary>Decodes, and says whether the picture is gray.</summary>
    private static bool Decoded(byte[] file)
    {
        using var image = FaceDecoder.Load(file);
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
