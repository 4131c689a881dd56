using System.Runtime.InteropServices;
using SixLabors.ImageSharp.Memory;

namespace SixLabors.ImageSharp.Native;

/// <summary>Calls the shim's codecs with pinned memory and turns their status into exceptions.</summary>
internal static unsafe class NativeCodec
{
    private const int MessageLength = 256;
    private const int Unsupported = 2;

    /// <summary>Opens a JPEG whose pixels, in the layout and size of <paramref name="target"/>, are read later.</summary>
    public static NativeJpeg OpenJpeg(ReadOnlySpan<byte> data, int scaleDenominator, PixelBuffer target, out bool deferrable)
    {
        byte* message = stackalloc byte[MessageLength];
        fixed (byte* input = data)
        {
            int status = NativeMethods.JpegOpen(
                input, (nuint)data.Length, scaleDenominator, (int)target.Layout, target.Width, target.Height,
                out NativeJpeg jpeg, out int isDeferrable, message);
            deferrable = isDeferrable != 0;
            if (status == 0)
                return jpeg;
            jpeg.Dispose();
            ThrowIfFailed(status, "JPEG", message);
            return jpeg;
        }
    }

    public static void ReadJpeg(NativeJpeg jpeg, Rectangle region, ref byte firstPixel)
    {
        byte* message = stackalloc byte[MessageLength];
        fixed (byte* pixels = &firstPixel)
        {
            int status = NativeMethods.JpegRead(jpeg, region.X, region.Y, region.Width, region.Height, pixels, message);
            ThrowIfFailed(status, "JPEG", message);
        }
    }

    public static void DecodePng(ReadOnlySpan<byte> data, PixelBuffer target)
    {
        byte* message = stackalloc byte[MessageLength];
        fixed (byte* input = data, pixels = &target.First)
        {
            int status = NativeMethods.PngDecode(
                input, (nuint)data.Length, (int)target.Layout, pixels, target.Width, target.Height, message);
            ThrowIfFailed(status, "PNG", message);
        }
    }

    public static void DecodeWebp(ReadOnlySpan<byte> data, PixelBuffer target)
    {
        byte* message = stackalloc byte[MessageLength];
        fixed (byte* input = data, pixels = &target.First)
        {
            int status = NativeMethods.WebpDecode(
                input, (nuint)data.Length, (int)target.Layout, pixels, target.Width, target.Height, message);
            ThrowIfFailed(status, "WebP", message);
        }
    }

    public static (Size Size, bool HasAlpha) IdentifyWebp(ReadOnlySpan<byte> data)
    {
        int width, height, hasAlpha;
        byte* message = stackalloc byte[] { (byte)'b', (byte)'a', (byte)'d', (byte)' ', (byte)'h', (byte)'e', (byte)'a', (byte)'d', 0 };
        fixed (byte* input = data)
            ThrowIfFailed(NativeMethods.WebpSize(input, (nuint)data.Length, &width, &height, &hasAlpha), "WebP", message);
        return (new Size(width, height), hasAlpha != 0);
    }

    // `sampling`: luma samples for one chroma sample, across and down.
    public static void EncodeJpeg(
        PixelBuffer source, int lumaQuality, int chromaQuality, Size sampling, bool grayscale, ReadOnlySpan<byte> exif, Stream stream)
    {
        byte* message = stackalloc byte[MessageLength];
        byte* encoded;
        nuint length;
        fixed (byte* pixels = &source.First, exifBytes = exif)
        {
            int status = NativeMethods.JpegEncode(
                pixels, source.Width, source.Height, (int)source.Layout, lumaQuality, chromaQuality, sampling.Width,
                sampling.Height, grayscale ? 1 : 0, exifBytes, (nuint)exif.Length, &encoded, &length, message);
            ThrowIfNotEncoded(status, "JPEG", message);
        }
        WriteAndFree(encoded, length, stream);
    }

    public static void EncodePng(PixelBuffer source, int compressionLevel, Stream stream)
    {
        byte* message = stackalloc byte[MessageLength];
        byte* encoded;
        nuint length;
        fixed (byte* pixels = &source.First)
        {
            int status = NativeMethods.PngEncode(
                pixels, source.Width, source.Height, (int)source.Layout, compressionLevel, &encoded, &length, message);
            ThrowIfNotEncoded(status, "PNG", message);
        }
        WriteAndFree(encoded, length, stream);
    }

    private static void WriteAndFree(byte* encoded, nuint length, Stream stream)
    {
        try
        {
            stream.Write(new ReadOnlySpan<byte>(encoded, checked((int)length)));
        }
        finally
        {
            NativeMethods.Free(encoded);
        }
    }

    private static void ThrowIfFailed(int status, string format, byte* message)
    {
        if (status == Unsupported)
            throw new NotSupportedException($"This build reads no {format}: install its development package and build again.");
        if (status != 0)
            throw new InvalidImageContentException($"The {format} cannot be decoded: {Marshal.PtrToStringUTF8((nint)message)}.");
    }

    private static void ThrowIfNotEncoded(int status, string format, byte* message)
    {
        if (status != 0)
            throw new ImageFormatException($"The {format} cannot be encoded: {Marshal.PtrToStringUTF8((nint)message)}.");
    }
}
