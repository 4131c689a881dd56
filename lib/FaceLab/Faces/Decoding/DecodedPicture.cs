using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Decoding;

/// <summary>Upright pixels, and their share of the memory for decoding. Dispose it exactly once; this frees the
/// share.</summary>
/// <param name="pixels">The picture, or its first rows; owned by this object.</param>
/// <param name="size">The size of the whole picture.</param>
/// <param name="memory">The memory that the share was taken from.</param>
/// <param name="bytes">The share in bytes.</param>
internal sealed class DecodedPicture(Image<Rgb24> pixels, Size size, DecodingMemory memory, long bytes) : IDisposable
{
    public Image<Rgb24> Pixels => pixels;

    public Size Size => size;

    public ReadOnlySpan<Rgb24> Span => pixels.DangerousTryGetSinglePixelMemory(out var all) ? all.Span
        : throw new InvalidOperationException("The decoder's settings must prefer contiguous buffers.");

    public void Dispose()
    {
        pixels.Dispose();
        memory.Give(bytes);
    }
}
