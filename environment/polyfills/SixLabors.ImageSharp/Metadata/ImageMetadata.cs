using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;

namespace SixLabors.ImageSharp.Metadata;

/// <summary>What is known of an image beside its pixels.</summary>
public sealed class ImageMetadata
{
    public const double DefaultHorizontalResolution = 96;

    public const double DefaultVerticalResolution = 96;

    public const PixelResolutionUnit DefaultPixelResolutionUnits = PixelResolutionUnit.PixelsPerInch;

    public double HorizontalResolution { get; set; } = DefaultHorizontalResolution;

    public double VerticalResolution { get; set; } = DefaultVerticalResolution;

    public PixelResolutionUnit ResolutionUnits { get; set; } = DefaultPixelResolutionUnits;

    /// <summary>The format of the file; null for an image made in memory.</summary>
    public IImageFormat? DecodedImageFormat { get; internal set; }

    /// <summary>The EXIF block of the file as it stands (a TIFF structure), for AutoOrient and for saving as JPEG.</summary>
    internal byte[]? Exif { get; set; }

    /// <summary>How the JPEG was encoded, which saving it again as JPEG repeats by default.</summary>
    internal JpegParameters? Jpeg { get; set; }

    public ImageMetadata DeepClone() => (ImageMetadata)MemberwiseClone();
}
