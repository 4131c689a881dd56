using System.Security.Cryptography;
using FaceLab.Faces.Decoding;

namespace FaceLab.Faces.Statistics;

/// <summary>The properties of a picture file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Records">The indices of the set's records in it: one, or all faces of a photo, or none.</param>
public sealed record PictureFacts(string Path, IReadOnlyList<int> Records)
{
    /// <summary>The levels by which a gray pixel's channels may differ, because of a JPEG's colour noise.</summary>
    private const int GrayTolerance = 16;

    /// <summary>The share of a gray picture's pixels that may differ by more.</summary>
    private const double ColouredShare = 0.01;

    /// <summary>The width in pixels, 0 if it could not be read.</summary>
    public int Width { get; init; }

    /// <summary>The height in pixels, 0 if it could not be read.</summary>
    public int Height { get; init; }

    /// <summary>The format by its content: JPEG, PNG, BMP, GIF, WEBP, PBM (with PGM and PPM); empty if
    /// unread.</summary>
    public string Format { get; init; } = "";

    /// <summary>True if it has no colour, by the rule of <see cref="PictureSurvey"/>; null if it was not
    /// decoded.</summary>
    public bool? IsGray { get; init; }

    /// <summary>The SHA-256 of the file in hexadecimal; null if the file is unread or empty, or was not to be
    /// hashed.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The reason why it cannot be read, in one line; <see langword="null"/> for a good picture.</summary>
    public string? Reason { get; init; }

    internal PictureFacts Look(PictureSurveyOptions options)
    {
        var facts = this;
        try
        {
            var file = PictureFile.Read(Path);
            if (file.Length == 0)
                throw new InvalidDataException("the file is empty");
            if (options.Hash)
                facts = facts with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) };
            var header = PictureHeader.Read(file);
            facts = facts with { Width = (int)header.Width, Height = (int)header.Height, Format = header.Format };
            return options.Decode ? facts with { IsGray = DecodesToGray(file) } : facts;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return facts with { Reason = error.Message };
        }
    }

    private static bool DecodesToGray(byte[] file)
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
                    var (red, green, blue) = (pixel.R, pixel.G, pixel.B);
                    if (Math.Max(red, Math.Max(green, blue)) - Math.Min(red, Math.Min(green, blue)) > GrayTolerance)
                        coloured++;
                }
            }
        });
        return coloured <= allowed;
    }
}
