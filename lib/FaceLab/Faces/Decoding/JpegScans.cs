namespace FaceLab.Faces.Decoding;

/// <summary>Reads a JPEG's scans, and keeps the settings that they use.</summary>
internal sealed class JpegScans
{
    private readonly JpegIntervals intervals = new();
    private readonly List<(int Part, HuffmanCodes? Dc, HuffmanCodes? Ac)> parts = [];
    private readonly int[] firsts = new int[4];     // the first number of each part's last block
    private JpegLimits[] limits = [];
    private JpegProgression? progression;
    private int seen;

    public JpegTables Tables { get; } = new();

    public JpegFrame? Frame { get; set; }

    /// <summary>The units between restart marks; 0 without them.</summary>
    public int RestartInterval { get; set; }

    public int Count { get; set; }

    /// <summary>True if each component of the picture had a scan.</summary>
    public bool IsComplete => Frame is not null && seen == (1 << Frame.Components.Length) - 1;

    /// <summary>True if nothing of the picture can follow: then the end mark may be missing.</summary>
    public bool IsWhole => IsComplete && (Frame!.IsSequential || progression is { IsWhole: true });

    public void Begin(ReadOnlySpan<byte> header)
    {
        parts.Clear();
        for (var i = 0; i < header[0]; i++)
        {
            var (id, codes) = (header[1 + 2 * i], header[2 + 2 * i]);
            var part = Frame is null ? -1 : Array.FindIndex(Frame.Components, one => one.Id == id);
            if (part < 0 || (codes >> 4) > 3 || (codes & 15) > 3)
                throw Damage.Found("a scan's header is not valid");
            parts.Add((part, Tables.Dc(codes >> 4), Tables.Ac(codes & 15)));
            seen |= 1 << part;
        }
        if (parts.Count == 0)
            throw Damage.Found("a scan's header is not valid");
        if (!Frame!.IsProgressive)
            return;
        var (across, down) = Units();
        progression ??= new JpegProgression(Frame);
        progression.Begin([.. parts.Select(part => part.Part)], header[(1 + 2 * header[0])..], across * down);
    }

    /// <summary>Copies a scan's data as <see cref="JpegIntervals.Read"/> does.</summary>
    public int Read(ReadOnlySpan<byte> data, Span<byte> clean)
    {
        var (across, down) = Units();
        return intervals.Read(data, clean,
            RestartInterval == 0 ? 1 : JpegFrame.Divided(across * down, RestartInterval));
    }

    /// <summary>Reads the codes of a scan; arithmetic codes and lossless scans, which ImageSharp refuses, are not
    /// checked.</summary>
    /// <param name="clean">The copy made by <see cref="Read"/>.</param>
    /// <param name="rows">The rows of pixels that will be read.</param>
    /// <returns>The number of bytes of those rows if the scan can be cut after them, else 0.</returns>
    /// <exception cref="InvalidDataException">The codes are damaged, or end before or after the picture.</exception>
    public int Walk(ReadOnlySpan<byte> clean, int rows)
    {
        if (!Frame!.IsSequential && !Frame.IsProgressive)
            return 0;
        var (across, down) = Units();
        var (units, done, start, kept) = (across * down, 0, 0, 0);
        limits = [.. Frame.Components.Select(part => Tables.LimitsOf(part, Frame.Precision))];
        var canBeCut = Frame.IsSequential && intervals.Ends.Count == 1
            && parts.Count == Frame.Components.Length && parts.Count > 1;
        var keptUnits = canBeCut ? JpegFrame.Divided(rows, Frame.UnitRows) * across : units;
        foreach (var end in intervals.Ends)
        {
            var scan = new JpegScan(clean[start..], end - start);
            var last = RestartInterval == 0 ? units : Math.Min(units, done + RestartInterval);
            var at = 0L;
            Array.Clear(firsts);
            progression?.BeginInterval();
            for (; done < last; done++)
            {
                if (done == keptUnits)
                    kept = (int)((at + 7) / 8);
                WalkUnit(scan, ref at, done, units, (end - start) * 8L);
            }
            if (!scan.IsFilling(at) || progression is { IsAtEnd: false })
                throw Damage.Found($"{end - start - at / 8:N0} bytes of a scan are left over");
            start = end;
        }
        return kept;
    }

    private void WalkUnit(JpegScan scan, ref long at, int done, int units, long end)
    {
        foreach (var (part, dc, ac) in parts)
        {
            var component = Frame!.Components[part];
            for (var left = parts.Count == 1 ? 1 : component.Across * component.Down; left > 0; left--)
            {
                if (WalkBlock(scan, ref at, done, part, dc, ac))
                    continue;
                var place = $"after {done:N0} of {units:N0} units of its scan";
                throw at > end ? Damage.CutShort(place) : Damage.Found($"a code {place}");
            }
        }
    }

    private bool WalkBlock(JpegScan scan, ref long at, int block, int part, HuffmanCodes? dc, HuffmanCodes? ac)
    {
        if (progression is not null)
            return progression.Walk(scan, ref at, part, block, ref firsts[part], dc, ac, limits[part]);
        return dc is not null && ac is not null ? scan.Walk(ref at, ref firsts[part], dc, ac, limits[part])
            : throw Damage.Found("a scan has no Huffman table");
    }

    private (int Across, int Down) Units() => Frame!.Units([.. parts.Select(part => part.Part)]);
}
