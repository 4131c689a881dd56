namespace SixLabors.ImageSharp.Memory;

/// <summary>
/// Pixels that are decoded when someone first looks at them: an image that is cropped at once is decoded only there.
/// Loading must have found every error already.
/// </summary>
internal abstract class DeferredPixels : IDisposable
{
    /// <summary>Decodes a rectangle into rows without padding, in the layout of the buffer that this is for.</summary>
    public abstract void Read(Rectangle region, ref byte firstPixel);

    public abstract void Dispose();
}
