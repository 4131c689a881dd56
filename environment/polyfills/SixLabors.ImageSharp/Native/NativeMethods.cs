using System.Reflection;
using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.Native;

/// <summary>The functions of <c>libfacelab_image</c>; see <c>native/src/facelab_image.h</c>.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Library = "facelab_image";

    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Resolve);

    [LibraryImport(Library, EntryPoint = "facelab_jpeg_open")]
    public static partial int JpegOpen(
        byte* data, nuint length, int scaleDenominator, int layout, int width, int height, out NativeJpeg image,
        out int deferrable, byte* message);

    [LibraryImport(Library, EntryPoint = "facelab_jpeg_read")]
    public static partial int JpegRead(NativeJpeg image, int x, int y, int width, int height, byte* pixels, byte* message);

    [LibraryImport(Library, EntryPoint = "facelab_jpeg_close")]
    public static partial void JpegClose(nint image);

    [LibraryImport(Library, EntryPoint = "facelab_jpeg_encode")]
    public static partial int JpegEncode(
        byte* pixels, int width, int height, int layout, int lumaQuality, int chromaQuality, int horizontalSampling,
        int verticalSampling, int grayscale, byte* exif, nuint exifLength, byte** encoded, nuint* encodedLength,
        byte* message);

    [LibraryImport(Library, EntryPoint = "facelab_png_decode")]
    public static partial int PngDecode(
        byte* data, nuint length, int layout, byte* pixels, int width, int height, byte* message);

    [LibraryImport(Library, EntryPoint = "facelab_png_encode")]
    public static partial int PngEncode(
        byte* pixels, int width, int height, int layout, int compressionLevel, byte** encoded, nuint* encodedLength,
        byte* message);

    [LibraryImport(Library, EntryPoint = "facelab_webp_size")]
    public static partial int WebpSize(byte* data, nuint length, int* width, int* height, int* hasAlpha);

    [LibraryImport(Library, EntryPoint = "facelab_webp_decode")]
    public static partial int WebpDecode(
        byte* data, nuint length, int layout, byte* pixels, int width, int height, byte* message);

    [LibraryImport(Library, EntryPoint = "facelab_resize")]
    public static partial int Resize(
        byte* source, nuint sourceRowBytes, int sourceWidth, int sourceHeight, int channels, int premultiply,
        NativeKernels* horizontal, NativeKernels* vertical, byte* target, nuint targetRowBytes);

    [LibraryImport(Library, EntryPoint = "facelab_free")]
    public static partial void Free(byte* memory);

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? searchPath)
    {
        if (name != Library)
            return 0;
        if (NativeLibrary.TryLoad(name, assembly, DllImportSearchPath.AssemblyDirectory, out nint handle))
            return handle;
        throw new DllNotFoundException(
            $"lib{Library}.so is not beside {assembly.Location}, or libjpeg or libpng is missing. Run `environment/lab setup`.");
    }
}
