namespace FaceLab.Faces.Detection;

/// <summary>Sums over any upright rectangle of a gray picture, from four numbers each.</summary>
/// <remarks>
/// <para>II(x, y) is the sum of all pixels above and to the left of (x, y); a rectangle's sum is
/// II(right, bottom) - II(left, bottom) - II(right, top) + II(left, top).
/// Source: P. Viola, M. Jones, "Rapid Object Detection using a Boosted Cascade of Simple Features", 2001, section 2.1.</para>
/// <para>Numbers have 32 bits and wrap around in large pictures; differences stay exact for rectangles of up to 181 x 181
/// pixels for squares, and of 8 million pixels for sums.</para>
/// <para>Where windows start at even columns only, even and odd columns lie apart in memory, so that eight neighbouring windows
/// read eight neighbouring numbers.</para>
/// </remarks>
public sealed unsafe class IntegralImage
{
    /// <summary>Numbers that a vector may read past the end of the last row.</summary>
    private const int Slack = 16;

    private int[] sums = [];
    private int[] squares = [];
    private bool hasSquares;

    internal IntegralImage() { }

    /// <summary>Sums up a picture.</summary>
    /// <param name="gray">(height, width), row by row.</param>
    /// <param name="width">In pixels, 1 or more.</param>
    /// <param name="height">In pixels, 1 or more.</param>
    /// <exception cref="ArgumentException">The number of bytes is another one.</exception>
    public IntegralImage(ReadOnlySpan<byte> gray, int width, int height)
    {
        Grayscale.Check(gray, width, height);
        Begin(width, height, StrideFor(width), split: false, squares: true);
        fixed (byte* pixels = gray)
        {
            for (var y = 0; y < height; y++)
                AddRow(pixels + (nint)y * width, y);
        }
    }

    /// <summary>Width of the picture in pixels.</summary>
    public int Width { get; private set; }

    /// <summary>Height of the picture in pixels.</summary>
    public int Height { get; private set; }

    /// <summary>Numbers from one row to the next.</summary>
    internal int Stride { get; private set; }

    /// <summary>Whether even and odd columns lie apart: column x is number x / 2 of the row, and odd ones half a stride later.</summary>
    internal bool IsSplit { get; private set; }

    /// <summary>(height + 1, Stride); the first row and column are 0.</summary>
    internal ReadOnlySpan<int> Sums => sums;

    /// <summary>The same for squared pixels.</summary>
    internal ReadOnlySpan<int> Squares => squares;

    /// <summary>Sum of the pixels of a rectangle.</summary>
    /// <param name="x">Left edge, 0 or more.</param>
    /// <param name="y">Top edge, 0 or more.</param>
    /// <param name="width">0 to Width - x.</param>
    /// <param name="height">0 to Height - y.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is not inside the picture.</exception>
    public int Sum(int x, int y, int width, int height) => Of(sums, x, y, width, height);

    /// <summary>Sum of the squared pixels of a rectangle, for its variance.</summary>
    /// <param name="x">Left edge, 0 or more.</param>
    /// <param name="y">Top edge, 0 or more.</param>
    /// <param name="width">0 to Width - x.</param>
    /// <param name="height">0 to Height - y.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is not inside the picture.</exception>
    public long SumOfSquares(int x, int y, int width, int height) => (uint)Of(squares, x, y, width, height);

    /// <summary>Index of column x of a row.</summary>
    internal static int Column(int x, int stride, bool split) => split ? (x & 1) * (stride / 2) + x / 2 : x;

    /// <summary>A stride for pictures of up to a width: an odd number of cache lines, so that the rows of a window do not fall on
    /// the same few lines of the cache.</summary>
    internal static int StrideFor(int width) => ((width + 1 + Slack + 15) / 16 | 1) * 16;

    /// <summary>Begins a picture; memory is kept from one to the next.</summary>
    internal void Begin(int width, int height, int stride, bool split, bool squares)
    {
        (Width, Height, Stride, IsSplit, hasSquares) = (width, height, stride, split, squares);
        var length = checked(stride * (height + 1) + Slack);
        if (sums.Length < length)
            sums = GC.AllocateUninitializedArray<int>(length);
        if (squares && this.squares.Length < length)
            this.squares = GC.AllocateUninitializedArray<int>(length);
        sums.AsSpan(0, stride).Clear();
        if (squares)
            this.squares.AsSpan(0, stride).Clear();
    }

    /// <summary>Adds the next row of pixels.</summary>
    internal void AddRow(byte* pixels, int y)
    {
        fixed (int* allSums = sums, allSquares = squares)
        {
            var offset = (nint)(y + 1) * Stride;
            var odd = IsSplit ? Stride / 2 : 1;
            var step = IsSplit ? 1 : 2;
            if (hasSquares)
                AddWithSquares(pixels, allSums + offset, allSquares + offset, odd, step);
            else
                Add(pixels, allSums + offset, odd, step);
        }
    }

    // Two columns a turn, an even one and an odd one.
    private void Add(byte* pixels, int* even, int odd, int step)
    {
        var sum = *even = 0;
        var above = even - Stride;
        for (var x = 0; x < Width; x += 2, even += step, above += step)
        {
            sum += pixels[x];
            even[odd] = above[odd] + sum;
            if (x + 1 == Width)
                break;
            sum += pixels[x + 1];
            even[step] = above[step] + sum;
        }
    }

    private void AddWithSquares(byte* pixels, int* even, int* evenSquare, int odd, int step)
    {
        int sum = *even = 0, square = *evenSquare = 0;
        int* above = even - Stride, aboveSquare = evenSquare - Stride;
        for (var x = 0; x < Width; x += 2, even += step, above += step, evenSquare += step, aboveSquare += step)
        {
            int pixel = pixels[x];
            sum += pixel;
            square += pixel * pixel;
            even[odd] = above[odd] + sum;
            evenSquare[odd] = aboveSquare[odd] + square;
            if (x + 1 == Width)
                break;
            pixel = pixels[x + 1];
            sum += pixel;
            square += pixel * pixel;
            even[step] = above[step] + sum;
            evenSquare[step] = aboveSquare[step] + square;
        }
    }

    private int Of(int[] table, int x, int y, int width, int height)
    {
        if (x < 0 || y < 0 || width < 0 || height < 0 || width > Width - x || height > Height - y)
            throw new ArgumentOutOfRangeException(nameof(x), $"{width} x {height} at ({x}, {y}) is not inside of the {Width} x {Height} pixels.");
        var (left, right) = (Column(x, Stride, IsSplit), Column(x + width, Stride, IsSplit));
        var (top, bottom) = (y * Stride, (y + height) * Stride);
        return table[bottom + right] - table[bottom + left] - table[top + right] + table[top + left];
    }
}
