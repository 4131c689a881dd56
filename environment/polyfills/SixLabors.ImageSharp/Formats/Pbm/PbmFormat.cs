namespace SixLabors.ImageSharp.Formats.Pbm;

/// <summary>The names of the Netpbm family.</summary>
public sealed class PbmFormat : IImageFormat
{
    private PbmFormat()
    {
    }

    public static PbmFormat Instance { get; } = new();

    public string Name => "PBM";

    public string DefaultMimeType => "image/x-portable-pixmap";

    public IEnumerable<string> MimeTypes { get; } = ["image/x-portable-pixmap", "image/x-portable-anymap"];

    public IEnumerable<string> FileExtensions { get; } = ["ppm", "pbm", "pgm"];
}
