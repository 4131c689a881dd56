using System.Runtime.Intrinsics;

namespace FaceLab.Faces.Detection;

/// <summary>Shrinks a gray picture row by row with bilinear interpolation.</summary>
/// <remarks>
/// Samples lie at pixel centres, (x + 0.5) * from / to - 0.5. Weights have 8 bits, and only the result is rounded. The
/// bytes are those of OpenCV's <c>resize</c> with <c>INTER_LINEAR_EXACT</c>, the input of its cascades. Large factors
/// cause aliasing. Not thread-safe; the buffers are reused from level to level.
/// </remarks>
internal sealed unsafe class RowShrinker
{
    private const int One = 1 << 8;
    private const int Rounding = 1 << 15;

    // The last shrunk even source row and the last odd one, with 16 bits a pixel; they hold two neighbours.
    private readonly ushort[][] shrunk = [[], []];
    private readonly int[] shrunkRow = [-1, -1];
    private int fromWidth, toWidth;
    private (int First, int Second, int Share)[] lines = [], columns = [];

    public void Begin(int sourceWidth, int sourceHeight, int width, int height)
    {
        (fromWidth, toWidth) = (sourceWidth, width);
        Place(ref columns, sourceWidth, width);
        Place(ref lines, sourceHeight, height);
        (shrunkRow[0], shrunkRow[1]) = (-1, -1);
        if (shrunk[0].Length < width)
            (shrunk[0], shrunk[1]) = (new ushort[width], new ushort[width]);
    }

    /// <summary>Makes row y of the shrunk picture from the source (sourceHeight, sourceWidth).</summary>
    public void Row(byte* source, int y, byte* row)
    {
        var (first, second, share) = lines[y];
        fixed (ushort* above = Horizontal(source, first), below = Horizontal(source, second))
            Blend(above, below, share, row);
    }

    /// <summary>Finds the two neighbours in the source of each place, and the weight of the second, of 256.</summary>
    private static void Place(ref (int First, int Second, int Share)[] places, int from, int to)
    {
        if (places.Length < to)
            places = new (int, int, int)[to];
        var step = 1 / ((double)to / from);
        for (var i = 0; i < to; i++)
        {
            var at = (i + 0.5) * step - 0.5;
            var first = (int)Math.Floor(at);
            places[i] = first < 0 ? (0, 0, 0)
                : first >= from - 1 ? (from - 1, from - 1, 0)
                : (first, first + 1, (int)Math.Round((at - first) * One));
        }
    }

    private ushort[] Horizontal(byte* source, int sourceRow)
    {
        var into = shrunk[sourceRow & 1];
        if (shrunkRow[sourceRow & 1] == sourceRow)
            return into;
        shrunkRow[sourceRow & 1] = sourceRow;
        source += (nint)sourceRow * fromWidth;
        for (var x = 0; x < toWidth; x++)
        {
            var (first, second, share) = columns[x];
            into[x] = (ushort)(source[first] * One + share * (source[second] - source[first]));
        }
        return into;
    }

    private void Blend(ushort* above, ushort* below, int share, byte* row)
    {
        var (ofAbove, ofBelow) = (Vector256.Create((uint)(One - share)), Vector256.Create((uint)share));
        var (rounding, x) = (Vector256.Create((uint)Rounding), 0);
        for (; x + Vector256<ushort>.Count <= toWidth; x += Vector256<ushort>.Count)
        {
            var (aboveLow, aboveHigh) = Vector256.Widen(Vector256.Load(above + x));
            var (belowLow, belowHigh) = Vector256.Widen(Vector256.Load(below + x));
            var low = aboveLow * ofAbove + belowLow * ofBelow + rounding >>> 16;
            var high = aboveHigh * ofAbove + belowHigh * ofBelow + rounding >>> 16;
            var words = Vector256.Narrow(low, high);
            Vector128.Narrow(words.GetLower(), words.GetUpper()).Store(row + x);
        }
        for (; x < toWidth; x++)
            row[x] = (byte)(above[x] * (One - share) + below[x] * share + Rounding >> 16);
    }
}
