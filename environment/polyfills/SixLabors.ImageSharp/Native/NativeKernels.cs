using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Native;

/// <summary>The <c>Kernels</c> of <c>facelab_image.h</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeKernels
{
    public int* Starts;
    public float* Weights;
    public int Taps;
    public int Count;
}
