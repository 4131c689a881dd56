namespace FaceLab.Data.Sets;

/// <summary>Names formats of pictures that FaceLab does not read, with a remedy.</summary>
/// <remarks>TIFF has open advisories in every free version of the decoder. HEIC, the format of iPhones, and AVIF have
/// no decoder in it.</remarks>
internal static class UnreadFormats
{
    private const string Heic = "HEIC, as phones store photos, cannot be read: convert it to JPEG, for example by " +
        "`heif-convert photo.heic photo.jpg`";

    private const string Avif = "AVIF cannot be read: convert it to JPEG or PNG";
    private const string Tiff = "TIFF cannot be read: convert it to PNG";

    /// <summary>Returns the format and the remedy of a file's name; <see langword="null"/> for other names.</summary>
    public static string? OfName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".heic" or ".heif" or ".hif" => Heic,
        ".avif" => Avif,
        ".tif" or ".tiff" => Tiff,
        _ => null,
    };

    /// <summary>Returns the format and the remedy of a file's first bytes, whatever its name; <see langword="null"/>
    /// for other content.</summary>
    public static string? OfContent(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith("II*\0"u8) || file.StartsWith("MM\0*"u8))
            return Tiff;
        if (file.Length < 12 || !file[4..].StartsWith("ftyp"u8))
            return null;
        if (file[8..].StartsWith("avi"u8))      // avif, and avis for sequences
            return Avif;
        ReadOnlySpan<byte> brands = "heicheixhevchevxheimheismif1msf1"u8;
        return brands.IndexOf(file[8..12]) is >= 0 and var at && at % 4 == 0 ? Heic : null;
    }
}
