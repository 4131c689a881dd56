using SixLabors.ImageSharp.Metadata;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats;

/// <summary>What a decoder learns before it touches pixels.</summary>
/// <param name="Size">As the file declares it.</param>
/// <param name="BitsPerPixel">In the file, not in memory.</param>
/// <param name="Layout">What <c>Image.Load</c> without a pixel type decodes to.</param>
/// <param name="Metadata">Resolution, orientation, encoding parameters.</param>
internal sealed record ImageHeader(Size Size, int BitsPerPixel, PixelLayout Layout, ImageMetadata Metadata);
