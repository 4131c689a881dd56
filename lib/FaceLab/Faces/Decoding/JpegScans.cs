namespace FaceLab.Faces.Decoding;

/// <summary>Reads a JPEG's scans, and keeps the tables and settings that they use.</summary>
internal sealed class JpegScans
{
    private readonly HuffmanCodes?[] tables = new HuffmanCodes?[8];     // four of first numbers, four of the others
    private readonly List<int> intervals = [];                          // clean data's length at each interval's end
    private readonly List<(int Part, HuffmanCodes? Dc, HuffmanCodes? Ac)> parts = [];
    private readonly int[][] steps = [[], [], [], []];                  // quantization tables
    private readonly int[] firsts = new int[4];                         // the first number of each part's last block
    private JpegLimits[] limits = [];
    private int seen;

    public JpegFrame? Frame { get; set; }

    /// <summary>The units between restart marks; 0 without them.</summary>
    public int RestartInterval { get; set; }

    public int Count { get; set; }

    /// <summary>True if each component of the picture had a scan.</summary>
    public bool IsComplete => Frame is not null && seen == (1 << Frame.Components.Length) - 1;

    public void AddTables(ReadOnlySpan<byte> data)
    {
        while (data.Length >= 17)
        {
            var counts = data[1..17];
            var count = 0;
            foreach (var each in counts)
                count += each;
            if (data[0] >> 4 > 1 || (data[0] & 15) > 3 || count > 256)
                throw Damage.Found("a Huffman table is not valid");
            tables[(data[0] >> 4) * 4 + (data[0] & 15)] = new HuffmanCodes(counts, data.Slice(17, count));
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

    public void Begin(ReadOnlySpan<byte> header)
    {
        parts.Clear();
        for (var i = 0; i < header[0]; i++)
        {
            var (id, codes) = (header[1 + 2 * i], header[2 + 2 * i]);
            var part = Frame is null ? -1 : Array.FindIndex(Frame.Components, one => one.Id == id);
            if (part < 0 || (codes >> 4) > 3 || (codes & 15) > 3)
                throw Damage.Found("a scan's header is not valid");
            parts.Add((part, tables[codes >> 4], tables[4 + (codes & 15)]));
            seen |= 1 << part;
        }
        if (parts.Count == 0)
            throw Damage.Found("a scan's header is not valid");
    }

    /// <summary>Copies a scan's data without escapes and restart marks, and checks the marks.</summary>
    /// <param name="data">The file from the scan's first byte on.</param>
    /// <param name="clean">The copy, with zeros after the data.</param>
    /// <returns>The offset of the next other marker, or of the file's end.</returns>
    public int Read(ReadOnlySpan<byte> data, Span<byte> clean)
    {
        intervals.Clear();
        var (at, length) = (0, 0);
        while (true)
        {
            var marker = data[at..].IndexOf((byte)0xFF);
            var run = marker < 0 ? data.Length - at : marker;
            data.Slice(at, run).CopyTo(clean[length..]);
            (at, length) = (at + run, length + run);
            var after = at + 1;
            while (after < data.Length && data[after] == 0xFF)
                after++;
            if (after >= data.Length)
                break;
            if (data[after] == 0)
                clean[length++] = 0xFF;
            else if (data[after] is >= 0xD0 and <= 0xD7)
                EndInterval(data[after] - 0xD0, length);
            else
                break;
            at = after + 1;
        }
        clean.Slice(length, JpegScan.Padding).Clear();
        intervals.Add(length);
        CheckIntervals();
        return Math.Min(at, data.Length);
    }

    /// <summary>Reads the codes of a sequential scan; other scans are not checked.</summary>
    /// <param name="clean">The copy made by <see cref="Read"/>.</param>
    /// <param name="rows">The rows of pixels that will be read.</param>
    /// <returns>The number of bytes of those rows if the scan can be cut after them, else 0.</returns>
    /// <exception cref="InvalidDataException">The codes are damaged, or end before or after the picture.</exception>
    public int Walk(ReadOnlySpan<byte> clean, int rows)
    {
        if (!Frame!.IsSequential)
            return 0;
        var (across, down) = Units();
        var (units, done, start, kept) = (across * down, 0, 0, 0);
        limits = [.. Frame.Components.Select(part => new JpegLimits(steps[part.Table], Frame.Precision))];
        var canBeCut = intervals.Count == 1 && parts.Count == Frame.Components.Length && parts.Count > 1;
        var keptUnits = canBeCut ? JpegFrame.Divided(rows, Frame.UnitRows) * across : units;
        foreach (var end in intervals)
        {
            var scan = new JpegScan(clean[start..], end - start);
            var last = RestartInterval == 0 ? units : Math.Min(units, done + RestartInterval);
            var at = 0L;
            Array.Clear(firsts);
            for (; done < last; done++)
            {
                if (done == keptUnits)
                    kept = (int)((at + 7) / 8);
                WalkUnit(scan, ref at, done, units, (end - start) * 8L);
            }
            if (!scan.IsFilling(at))
                throw Damage.Found($"{end - start - at / 8:N0} bytes of a scan are left over");
            start = end;
        }
        return kept;
    }

    private void WalkUnit(JpegScan scan, ref long at, int done, int units, long end)
    {
        foreach (var (part, dc, ac) in parts)
        {
            if (dc is null || ac is null)
                throw Damage.Found("a scan has no Huffman table");
            var component = Frame!.Components[part];
            for (var left = parts.Count == 1 ? 1 : component.Across * component.Down; left > 0; left--)
            {
                if (scan.Walk(ref at, ref firsts[part], dc, ac, limits[part]))
                    continue;
                var place = $"after {done:N0} of {units:N0} units of its scan";
                throw at > end ? Damage.CutShort(place) : Damage.Found($"a code {place}");
            }
        }
    }

    private void EndInterval(int number, int length)
    {
        if (number != intervals.Count % 8)
            throw Damage.Found($"restart mark {number} stands where {intervals.Count % 8} should");
        intervals.Add(length);
    }

    private void CheckIntervals()
    {
        var (across, down) = Units();
        var expected = RestartInterval == 0 ? 1 : JpegFrame.Divided(across * down, RestartInterval);
        if (intervals.Count > expected)
            throw Damage.Found($"{intervals.Count:N0} restart intervals, where {expected:N0} should be");
        if (intervals.Count < expected)
            throw Damage.CutShort($"with {intervals.Count:N0} of {expected:N0} restart intervals");
    }

    private (int Across, int Down) Units() => Frame!.Units([.. parts.Select(part => part.Part)]);
}
