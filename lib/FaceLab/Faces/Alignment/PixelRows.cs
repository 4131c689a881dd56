using System.Runtime.InteropServices;
using FaceLab.Faces.Decoding;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Faces.Alignment;

/// <summary>A picture row by row, whatever it is kept in.</summary>
internal interface IPixelRows
{
    /// <summary>Bytes a pixel: 1 or 3.</summary>
    static abstract int Channels { get; }

    int Width { get; }

    int Height { get; }

    /// <summary>(Width, Channels) bytes.</summary>
    ReadOnlySpan<byte> Row(int y);
}

/// <summary>An image's rows, while its pixels are processed.</summary>
internal readonly ref struct RgbRows(PixelAccessor<Rgb24> rows) : IPixelRows
{
    private readonly PixelAccessor<Rgb24> rows = rows;

    public static int Channels => 3;

    public int Width => rows.Width;

    public int Height => rows.Height;

    public ReadOnlySpan<byte> Row(int y) => MemoryMarshal.AsBytes(rows.GetRowSpan(y));
}

/// <summary>A gray picture's rows.</summary>
internal readonly struct GrayRows(GrayPicture picture) : IPixelRows
{
    public static int Channels => 1;

    public int Width => picture.Width;

    public int Height => picture.Height;

    public ReadOnlySpan<byte> Row(int y) => picture.Pixels.Slice(y * picture.Width, picture.Width);
}
