using FaceLab.Data;

namespace FaceLab.Faces.Alignment;

/// <summary>What a warp reads and how finely.</summary>
internal readonly struct WarpPlan
{
    /// <summary>A scale of one half comes out of sines and roots as a little more or less.</summary>
    private const double Rounding = 1e-6;

    private readonly FaceBox region;

    /// <summary>s, the picture's pixels that one of the square spans.</summary>
    private readonly double step;

    /// <exception cref="ArgumentException">The transform has no inverse, or the square would cover more than <paramref name="largestSide"/> pixels of the picture.</exception>
    public WarpPlan(AffineTransform toResult, int size, long largestSide)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        try
        {
            ToPicture = toResult.Invert();
        }
        catch (InvalidOperationException error)
        {
            throw new ArgumentException(error.Message, nameof(toResult), error);
        }
        step = Math.Max(Math.Sqrt(ToPicture.XX * ToPicture.XX + ToPicture.YX * ToPicture.YX), Math.Sqrt(ToPicture.XY * ToPicture.XY + ToPicture.YY * ToPicture.YY));
        region = Around(ToPicture, size);
        // Written so that NaN fails too.
        if (!(region.Width <= largestSide && region.Height <= largestSide && Math.Abs(region.X) <= largestSide && Math.Abs(region.Y) <= largestSide))
            throw new ArgumentException(FormattableString.Invariant(
                $"The square would show {region.Width:0} x {region.Height:0} pixels from ({region.X:0}, {region.Y:0}) on, far beyond the picture: check the points."), nameof(toResult));
    }

    public int Size { get; }

    public AffineTransform ToPicture { get; }

    /// <summary>n, how many samples across and down a pixel of the square.</summary>
    public int SamplesEach => Math.Max(1, (int)Math.Ceiling(step / Shrink - Rounding));

    /// <summary>k, by how much the picture is shrunk first.</summary>
    private int Shrink => Math.Max(1, (int)(step / 2 + Rounding));

    public WarpLevel Level() => new(region, Shrink);

    private static FaceBox Around(AffineTransform toPicture, double size)
    {
        Span<FacePoint> corners = [toPicture.Apply(new(0, 0)), toPicture.Apply(new(size, 0)), toPicture.Apply(new(0, size)), toPicture.Apply(new(size, size))];
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var (x, y) in corners)
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
        return new FaceBox(left, top, right - left, bottom - top);
    }
}
