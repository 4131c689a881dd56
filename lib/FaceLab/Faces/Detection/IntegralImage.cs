namespace FaceLab.Faces.Detection;

/// <summary>Gives the sum of pixels, and of squared pixels, over any upright rectangle of a gray picture from four
/// numbers.</summary>
/// <remarks>
/// <para>II(x, y) is the sum of all pixels above and to the left of (x, y); a rectangle's sum is II(right, bottom) -
/// II(left, bottom) - II(right, top) + II(left, top). Source: P. Viola, M. Jones, "Rapid Object Detection using a
/// Boosted Cascade of Simple Features", 2001, section 2.1.</para>
/// <para>Numbers have 32 bits and wrap around in large pictures; differences stay exact for rectangles of up to 181 x
/// 181 pixels. If windows start only at even columns, even and odd columns are stored apart, so that eight neighbouring
/// windows read eight neighbouring numbers.</para>
/// </remarks>
internal sealed unsafe class IntegralImage
{
    /// <summary>The numbers that a vector may read past the end of the last row.</summary>
    private const int Slack = 16;

    private int[] sums = [];
    private int[] squares = [];
    private int width;

    /// <summary>The numbers from one row to the next.</summary>
    public int Stride { get; private set; }

    /// <summary>True if even and odd columns are stored apart.</summary>
    public bool IsSplit { get; private set; }

    /// <summary>The sums (height + 1, Stride); the first row and column are 0.</summary>
    public ReadOnlySpan<int> Sums => sums;

    /// <summary>The sums (height + 1, Stride) of squared pixels.</summary>
    public ReadOnlySpan<int> Squares => squares;

    /// <summary>Returns the index of column x in a row.</summary>
    public static int Column(int x, int stride, bool split) => split ? (x & 1) * (stride / 2) + x / 2 : x;

    /// <summary>Returns a stride for pictures up to a width. It is an odd number of cache lines; with an even number
    /// the rows of a window would share a few lines of the cache.</summary>
    public static int StrideFor(int width) => ((width + 1 + Slack + 15) / 16 | 1) * 16;

    /// <summary>Begins a picture; the memory is reused for the next one.</summary>
    public void Begin(int width, int height, int stride, bool split)
    {
        (this.width, Stride, IsSplit) = (width, stride, split);
        var length = checked(stride * (height + 1) + Slack);
        if (sums.Length < length)
            (sums, squares) = (GC.AllocateUninitializedArray<int>(length), GC.AllocateUninitializedArray<int>(length));
        sums.AsSpan(0, stride).Clear();
        squares.AsSpan(0, stride).Clear();
    }

    public void AddRow(byte* pixels, int y)
    {
        fixed (int* allSums = sums, allSquares = squares)
        {
            var offset = (nint)(y + 1) * Stride;
            AddRow(pixels, allSums + offset, allSquares + offset, IsSplit ? Stride / 2 : 1, IsSplit ? 1 : 2);
        }
    }

    // Each step adds two columns, an even one and an odd one.
    private void AddRow(byte* pixels, int* even, int* evenSquare, int odd, int step)
    {
        int sum = *even = 0, square = *evenSquare = 0;
        int* above = even - Stride, aboveSquare = evenSquare - Stride;
        for (var x = 0; x < width; x += 2, even += step, above += step, evenSquare += step, aboveSquare += step)
        {
            int pixel = pixels[x];
            sum += pixel;
            square += pixel * pixel;
            even[odd] = above[odd] + sum;
            evenSquare[odd] = aboveSquare[odd] + square;
            if (x + 1 == width)
                break;
            pixel = pixels[x + 1];
            sum += pixel;
            square += pixel * pixel;
            even[step] = above[step] + sum;
            evenSquare[step] = aboveSquare[step] + square;
        }
    }
}
