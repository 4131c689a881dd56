namespace FaceLab.Faces.Decoding;

/// <summary>Divides a JPEG's scan at its restart marks, and checks the marks.</summary>
internal sealed class JpegIntervals
{
    private readonly List<int> ends = [];

    /// <summary>The length of the clean data at each interval's end.</summary>
    public IReadOnlyList<int> Ends => ends;

    /// <summary>Copies a scan's data without escapes and restart marks.</summary>
    /// <param name="data">The file from the scan's first byte on.</param>
    /// <param name="clean">The copy, with zeros after the data.</param>
    /// <param name="expected">The number of intervals of the whole scan.</param>
    /// <returns>The offset of the next other marker, or of the file's end.</returns>
    /// <exception cref="InvalidDataException">A mark is missing, extra or of another number.</exception>
    public int Read(ReadOnlySpan<byte> data, Span<byte> clean, int expected)
    {
        ends.Clear();
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
                End(data[after] - 0xD0, length);
            else
                break;
            at = after + 1;
        }
        clean.Slice(length, JpegScan.Padding).Clear();
        ends.Add(length);
        if (ends.Count > expected)
            throw Damage.Found($"{ends.Count:N0} restart intervals, where {expected:N0} should be");
        if (ends.Count < expected)
            throw Damage.CutShort($"with {ends.Count:N0} of {expected:N0} restart intervals");
        return Math.Min(at, data.Length);
    }

    private void End(int number, int length)
    {
        if (number != ends.Count % 8)
            throw Damage.Found($"restart mark {number} stands where {ends.Count % 8} should");
        ends.Add(length);
    }
}
