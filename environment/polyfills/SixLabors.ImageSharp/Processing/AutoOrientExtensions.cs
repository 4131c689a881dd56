using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.Processing.Operations;

namespace SixLabors.ImageSharp.Processing;

/// <summary>Turning a photograph upright as its EXIF orientation says.</summary>
public static class AutoOrientExtensions
{
    public static IImageProcessingContext AutoOrient(this IImageProcessingContext source)
    {
        ImageMetadata metadata = source.Inner().Metadata;
        if (metadata.Exif is null)
            return source;
        int orientation = ExifOrientation.Read(metadata.Exif);
        metadata.Exif = ExifOrientation.Reset(metadata.Exif);
        return orientation switch
        {
            2 => source.Apply(Rearranging.FlipHorizontally),
            3 => source.Apply(Rearranging.Rotate180),
            4 => source.Apply(Rearranging.FlipVertically),
            5 => source.Apply(Rearranging.Rotate90).Apply(Rearranging.FlipHorizontally),
            6 => source.Apply(Rearranging.Rotate90),
            7 => source.Apply(Rearranging.FlipVertically).Apply(Rearranging.Rotate270),
            8 => source.Apply(Rearranging.Rotate270),
            _ => source,
        };
    }
}
