using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Formats.Bmp;

/// <summary>The file and information headers of a bitmap.</summary>
/// <param name="Size">Rows and columns.</param>
/// <param name="BottomUp">Whether the first row in the file is the last of the image.</param>
/// <param name="Bits">Of a pixel.</param>
/// <param name="Compression">0 for none, 3 for none with bit masks.</param>
/// <param name="DataOffset">Where rows start.</param>
/// <param name="PaletteOffset">Where the colours of a palette start, blue first.</param>
/// <param name="PaletteEntrySize">3 bytes in the oldest files, else 4.</param>
internal readonly record struct BmpHeader(
    Size Size, bool BottomUp, int Bits, uint Compression, uint DataOffset, int PaletteOffset, int PaletteEntrySize)
{
    private const int FileHeaderLength = 14, OldLength = 12, InfoLength = 40;

    public static BmpHeader Read(ReadOnlySpan<byte> data)
    {
        uint length = data.Length >= FileHeaderLength + OldLength ? BinaryPrimitives.ReadUInt32LittleEndian(data[14..]) : 0;
        bool old = length == OldLength;
        if (!old && (length < InfoLength || length > 1024 || data.Length < FileHeaderLength + InfoLength))
            throw new InvalidImageContentException("The bitmap's header is damaged or cut short.");
        int width = old ? BinaryPrimitives.ReadUInt16LittleEndian(data[18..]) : BinaryPrimitives.ReadInt32LittleEndian(data[18..]);
        int height = old ? BinaryPrimitives.ReadInt16LittleEndian(data[20..]) : BinaryPrimitives.ReadInt32LittleEndian(data[22..]);
        if (width <= 0 || height is 0 or int.MinValue)
            throw new InvalidImageContentException($"Invalid image dimensions: {width}x{height}.");
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(data[(old ? 24 : 28)..]);
        uint compression = old ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(data[30..]);
        return new BmpHeader(
            new Size(width, Math.Abs(height)), height > 0, bits, compression, BinaryPrimitives.ReadUInt32LittleEndian(data[10..]),
            FileHeaderLength + (int)length, old ? 3 : 4);
    }
}
