namespace FaceLab.Faces.Decoding;

/// <summary>The tables of a JPEG's scans: Huffman codes and quantization steps. A later table replaces an earlier one
/// of the same number.</summary>
internal sealed class JpegTables
{
    private readonly HuffmanCodes?[] codes = new HuffmanCodes?[8];      // four of first numbers, four of the others
    private readonly int[][] steps = [[], [], [], []];

    /// <summary>Returns the codes of first numbers; <see langword="null"/> if the file has no such table.</summary>
    public HuffmanCodes? Dc(int number) => codes[number];

    /// <summary>Returns the codes of the other numbers; <see langword="null"/> if the file has no such table.</summary>
    public HuffmanCodes? Ac(int number) => codes[4 + number];

    /// <summary>Returns the largest numbers of a component's blocks.</summary>
    public JpegLimits LimitsOf(JpegComponent component, int precision) => new(steps[component.Table], precision);

    /// <summary>Reads a segment of Huffman tables.</summary>
    public void AddCodes(ReadOnlySpan<byte> data)
    {
        while (data.Length >= 17)
        {
            var counts = data[1..17];
            var count = 0;
            foreach (var each in counts)
                count += each;
            if (data[0] >> 4 > 1 || (data[0] & 15) > 3 || count > 256)
                throw Damage.Found("a Huffman table is not valid");
            codes[(data[0] >> 4) * 4 + (data[0] & 15)] = new HuffmanCodes(counts, data.Slice(17, count));
            data = data[(17 + count)..];
        }
    }

    /// <summary>Reads a segment of quantization tables: 64 steps of one or two bytes each.</summary>
    public void AddSteps(ReadOnlySpan<byte> data)
    {
        while (data.Length > 64)
        {
            var each = data[0] >> 4 == 0 ? 1 : 2;
            var table = new int[64];
            for (var i = 0; i < table.Length; i++)
                table[i] = each == 1 ? data[1 + i] : data[1 + 2 * i] << 8 | data[2 + 2 * i];
            steps[data[0] & 3] = table;
            data = data[(1 + 64 * each)..];
        }
    }
}
