using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FaceLab.Faces.Detection;

/// <summary>Shrinks a gray picture, a row at a time, by bilinear interpolation.</summary>
/// <remarks>
/// Samples lie at pixel centres, (x + 0.5) * from / to - 0.5; weights have 8 bits, and only the result is rounded: the bytes
/// of OpenCV's <c>resize</c> with <c>INTER_LINEAR_EXACT</c>, which its cascades see. Nothing is smoothed beforehand: large
/// factors alias. One object serves one thread; its buffers are kept from level to level.
/// </remarks>
internal sealed unsafe class RowShrinker
{
    private const int One = 1 << 8;

    // Rows that were shrunk horizontally have 16 bits; half of that range is subtracted to store them with a sign.
    private const int Middle = 1 << 15;
    private const int Rounding = (1 << 15) + Middle * One;

    private int fromWidth;
    private int toWidth;
    private (int First, int Second, int Share)[] lines = [];
    private (int First, int Second, int Share)[] columns = [];

    // The last even source row and the last odd one that were shrunk: two neighbours fit.
    private readonly short[][] shrunk = [[], []];
    private readonly int[] shrunkRow = [-1, -1];

    /// <summary>Begins a level.</summary>
    public void Begin(int sourceWidth, int sourceHeight, int width, int height)
    {
        (fromWidth, toWidth) = (sourceWidth, width);
        Place(ref columns, sourceWidth, width);
        Place(ref lines, sourceHeight, height);
        (shrunkRow[0], shrunkRow[1]) = (-1, -1);
        if (shrunk[0].Length < width)
            (shrunk[0], shrunk[1]) = (new short[width], new short[width]);
    }

    /// <summary>Makes one row.</summary>
    /// <param name="source">The picture, (sourceHeight, sourceWidth).</param>
    /// <param name="y">Row of the shrunk picture.</param>
    /// <param name="row">Filled with its bytes.</param>
    public void Row(byte* source, int y, byte* row)
    {
        var (first, second, share) = lines[y];
        fixed (short* above = Horizontal(source, first), below = Horizontal(source, second))
            Blend(above, below, share, row);
    }

    /// <summary>For each place of the result its two neighbours in the source, and how much of the second, of 256.</summary>
    private static void Place(ref (int First, int Second, int Share)[] places, int from, int to)
    {
        if (places.Length < to)
            places = new (int, int, int)[to];
        var step = 1 / ((double)to / from);
        for (var i = 0; i < to; i++)
        {
            var at = (i + 0.5) * step - 0.5;
            var first = (int)Math.Floor(at);
            places[i] = first < 0 ? (0, 0, 0) : first >= from - 1 ? (from - 1, from - 1, 0) : (first, first + 1, (int)Math.Round((at - first) * One));
        }
    }

    private short[] Horizontal(byte* source, int sourceRow)
    {
        var into = shrunk[sourceRow & 1];
        if (shrunkRow[sourceRow & 1] == sourceRow)
            return into;
        shrunkRow[sourceRow & 1] = sourceRow;
        source += (nint)sourceRow * fromWidth;
        for (var x = 0; x < toWidth; x++)
        {
            var (first, second, share) = columns[x];
            into[x] = (short)(source[first] * One + share * (source[second] - source[first]) - Middle);
        }
        return into;
    }

    private void Blend(short* above, short* below, int share, byte* row)
    {
        var x = 0;
        if (Avx2.IsSupported)
        {
            var (weights, rounding) = (Vector256.Create(One - share | share << 16).AsInt16(), Vector256.Create(Rounding));
            for (; x + 16 <= toWidth; x += 16)
            {
                var (a, b) = (Vector256.Load(above + x), Vector256.Load(below + x));
                var low = Avx2.MultiplyAddAdjacent(Avx2.UnpackLow(a, b), weights) + rounding >> 16;
                var high = Avx2.MultiplyAddAdjacent(Avx2.UnpackHigh(a, b), weights) + rounding >> 16;
                var words = Avx2.PackSignedSaturate(low, high);
                Sse2.PackUnsignedSaturate(words.GetLower(), words.GetUpper()).Store(row + x);
            }
        }
        for (; x < toWidth; x++)
            row[x] = (byte)(above[x] * (One - share) + below[x] * share + Rounding >> 16);
    }
}
