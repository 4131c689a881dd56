using System.Security.Cryptography;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Statistics;

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
            var file = Bytes(facts.Path);
            if (options.Hash)
                facts = facts with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) };
            facts = WithHeader(facts, file);
            return options.Decode ? facts with { IsGray = Decoded(file) } : facts;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return facts with { Reason = error.Message };
        }
    }

    private static byte[] Bytes(string path)
    {
        var file = PictureFile.Read(path);
        return file.Length > 0 ? file : throw new InvalidDataException("the file is empty");
    }

    private static PictureFacts WithHeader(PictureFacts facts, byte[] file)
    {
        var header = PictureHeader.Read(file);
        return facts with { Width = (int)header.Width, Height = (int)header.Height, Format = header.Format };
    }

    /// <summary>Decodes, and says whether the picture is gray.</summary>
    private static bool Decoded(byte[] file)
    {
        using var picture = FaceDecoder.Load(file);
        var image = picture.Pixels;
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
