using System.Buffers.Binary;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Formats.Gif;

/// <summary>The first image of a GIF before its indices are decompressed (GIF89a specification, 1990).</summary>
internal readonly ref struct GifFrame
{
    private const byte Extension = 0x21, ImageDescriptor = 0x2C, GraphicControl = 0xF9;

    public Rectangle Bounds { get; private init; }

    public int CodeSize { get; private init; }

    /// <summary>The data sub-blocks, each behind its length.</summary>
    public ReadOnlySpan<byte> Blocks { get; private init; }

    private ReadOnlySpan<byte> Palette { get; init; }

    private int Transparent { get; init; }

    private bool Interlaced { get; init; }

    public static Size ScreenSize(ReadOnlySpan<byte> data)
    {
        Size size = data.Length >= 13
            ? new Size(BinaryPrimitives.ReadUInt16LittleEndian(data[6..]), BinaryPrimitives.ReadUInt16LittleEndian(data[8..]))
            : default;
        return size.Width > 0 && size.Height > 0 ? size : throw Damaged();
    }

    public static GifFrame ReadFirst(ReadOnlySpan<byte> data)
    {
        try
        {
            return Read(data, ScreenSize(data));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Damaged();
        }
        catch (IndexOutOfRangeException)
        {
            throw Damaged();
        }
    }

    /// <summary>Puts what falls on row <paramref name="y"/> of the screen there; transparent pixels stay as they are.</summary>
    public void DrawRow(ReadOnlySpan<byte> indices, int y, Span<Rgba32> row)
    {
        if (y < Bounds.Top || y >= Bounds.Bottom)
            return;
        int stored = Interlaced ? StoredRow(y - Bounds.Top, Bounds.Height) : y - Bounds.Top;
        ReadOnlySpan<byte> source = indices.Slice(stored * Bounds.Width, Bounds.Width);
        for (int x = 0; x < source.Length && Bounds.Left + x < row.Length; x++)
        {
            int index = source[x];
            if (index != Transparent && (index * 3) + 2 < Palette.Length)
                row[Bounds.Left + x] = new Rgba32(Palette[index * 3], Palette[(index * 3) + 1], Palette[(index * 3) + 2]);
        }
    }

    private static GifFrame Read(ReadOnlySpan<byte> data, Size screen)
    {
        int at = 13, transparent = -1;
        ReadOnlySpan<byte> palette = TakePalette(data, data[10], ref at);
        while (data[at] == Extension)
        {
            if (data[at + 1] == GraphicControl && (data[at + 3] & 1) != 0)
                transparent = data[at + 6];
            at += 2;
            while (data[at] != 0)
                at += data[at] + 1;
            at++;
        }
        if (data[at] != ImageDescriptor)
            throw Damaged();
        ReadOnlySpan<byte> descriptor = data.Slice(at + 1, 9);
        at += 10;
        ReadOnlySpan<byte> own = TakePalette(data, descriptor[8], ref at);
        Rectangle bounds = new(Short(descriptor, 0), Short(descriptor, 2), Short(descriptor, 4), Short(descriptor, 6));
        int codeSize = data[at];
        if (bounds.Width == 0 || bounds.Height == 0 || codeSize is < 1 or > 8 || (long)bounds.Width * bounds.Height > 8L * screen.Width * screen.Height)
            throw Damaged();
        return new GifFrame
        {
            Bounds = bounds,
            CodeSize = codeSize,
            Blocks = data[(at + 1)..],
            Palette = own.IsEmpty ? palette : own,
            Transparent = transparent,
            Interlaced = (descriptor[8] & 0x40) != 0,
        };
    }

    private static ReadOnlySpan<byte> TakePalette(ReadOnlySpan<byte> data, byte flags, scoped ref int at)
    {
        if ((flags & 0x80) == 0)
            return default;
        int length = 3 << ((flags & 7) + 1);
        ReadOnlySpan<byte> palette = data.Slice(at, length);
        at += length;
        return palette;
    }

    // Interlaced rows are stored every 8th from 0, every 8th from 4, every 4th from 2, every 2nd from 1.
    private static int StoredRow(int row, int height)
    {
        int before = 0;
        foreach ((int start, int step) in (ReadOnlySpan<(int, int)>)[(0, 8), (4, 8), (2, 4), (1, 2)])
        {
            if (row % step == start)
                return before + (row / step);
            before += Math.Max(0, (height - start + step - 1) / step);
        }
        return row;
    }

    private static int Short(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadUInt16LittleEndian(data[at..]);

    private static InvalidImageContentException Damaged() => new("The GIF is damaged or cut short before its first image.");
}
