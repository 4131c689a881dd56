using Microsoft.Win32.SafeHandles;

namespace SixLabors.ImageSharp.Native;

/// <summary>A JPEG that <c>facelab_jpeg_open</c> has read the header of.</summary>
internal sealed class NativeJpeg : SafeHandleZeroOrMinusOneIsInvalid
{
    public NativeJpeg()
        : base(ownsHandle: true)
    {
    }

    protected override bool ReleaseHandle()
    {
        NativeMethods.JpegClose(handle);
        return true;
    }
}
