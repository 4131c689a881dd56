using SixLabors.ImageSharp.Memory;
using SixLabors.ImageSharp.Native;

namespace SixLabors.ImageSharp.Formats.Jpeg;

/// <summary>The pixels of a JPEG of one scan: whatever can fail has been done, the decoding has not.</summary>
internal sealed class DeferredJpeg(NativeJpeg jpeg) : DeferredPixels
{
    public override void Read(Rectangle region, ref byte firstPixel) => NativeCodec.ReadJpeg(jpeg, region, ref firstPixel);

    public override void Dispose() => jpeg.Dispose();
}
