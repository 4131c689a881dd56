using System.Buffers.Binary;

namespace FaceLab.Faces.Decoding;

/// <summary>A component of a JPEG's picture, luminance for example.</summary>
/// <param name="Id">The number that scans use for it.</param>
/// <param name="Across">Its blocks in a row of a unit of all components.</param>
/// <param name="Down">Its rows of blocks in such a unit.</param>
/// <param name="Table">The number of its quantization table.</param>
internal readonly record struct JpegComponent(byte Id, int Across, int Down, int Table);

/// <summary>The size and parts of a JPEG's picture, from its frame header.</summary>
internal sealed class JpegFrame
{
    private const int Block = 8;

    private readonly int mostAcross, mostDown;

    /// <param name="marker">The coding process, 0xC0 to 0xCF.</param>
    /// <param name="data">The segment's data.</param>
    public JpegFrame(byte marker, ReadOnlySpan<byte> data)
    {
        (Marker, Precision) = (marker, data[0]);
        Height = BinaryPrimitives.ReadUInt16BigEndian(data[1..]);
        Width = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
        Components = new JpegComponent[data[5]];
        for (var i = 0; i < Components.Length; i++)
            Components[i] = new(data[6 + 3 * i], data[7 + 3 * i] >> 4, data[7 + 3 * i] & 15, data[8 + 3 * i] & 3);
        var isOdd = Components.Any(part => part.Across is < 1 or > 4 || part.Down is < 1 or > 4);
        if (Components.Length is not (1 or 3 or 4) || isOdd)
            throw Damage.Found("its frame header is not valid");
        (mostAcross, mostDown) = (Components.Max(part => part.Across), Components.Max(part => part.Down));
    }

    public byte Marker { get; }

    public int Precision { get; }

    public int Width { get; }

    public int Height { get; }

    public JpegComponent[] Components { get; }

    /// <summary>True if each scan holds whole Huffman-coded blocks (neither progressive nor arithmetic).</summary>
    public bool IsSequential => Marker is 0xC0 or 0xC1;

    /// <summary>True if Huffman-coded scans refine the picture step by step.</summary>
    public bool IsProgressive => Marker == 0xC2;

    /// <summary>The rows of pixels in a row of units.</summary>
    public int UnitRows => Block * mostDown;

    /// <summary>Returns the units of a scan: across and down.</summary>
    public (int Across, int Down) Units(ReadOnlySpan<int> parts)
    {
        if (parts.Length > 1)
            return (Divided(Width, Block * mostAcross), Divided(Height, UnitRows));
        var part = Components[parts[0]];
        var (width, height) = (Divided(Width * part.Across, mostAcross), Divided(Height * part.Down, mostDown));
        return (Divided(width, Block), Divided(height, Block));
    }

    /// <summary>Returns a quotient, rounded up.</summary>
    public static int Divided(int a, int b) => (a + b - 1) / b;
}
