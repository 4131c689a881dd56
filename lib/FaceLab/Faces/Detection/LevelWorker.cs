namespace FaceLab.Faces.Detection;

/// <summary>Shrinks a picture to a level, sums it up and slides the cascade over it; keeps its memory for the next
/// level.</summary>
internal sealed unsafe class LevelWorker(CascadeFile cascade)
{
    private readonly RowShrinker shrinker = new();
    private readonly IntegralImage image = new();
    private readonly CascadeScanner scanner = new(cascade);
    private readonly List<(int X, int Y, double Margin)> hits = [];
    private byte[] row = [];

    /// <summary>Finds the windows of one level.</summary>
    /// <param name="gray">The picture, (height, width).</param>
    /// <param name="width">Of the picture.</param>
    /// <param name="height">Of the picture.</param>
    /// <param name="level">The level.</param>
    /// <param name="skip">True to leave out the window after a rejected one.</param>
    /// <returns>The windows that passed, in pixels of the picture.</returns>
    public IEnumerable<CascadeWindow> Find(byte* gray, int width, int height, PyramidLevel level, bool skip)
    {
        if (level.Width < cascade.Width || level.Height < cascade.Height)
            return [];
        SumUp(gray, width, height, level);
        hits.Clear();
        scanner.Scan(image, level, skip, hits);
        var (faceWidth, faceHeight) = (Scaled(cascade.Width), Scaled(cascade.Height));
        return hits.Select(hit => new CascadeWindow(Scaled(hit.X), Scaled(hit.Y), faceWidth, faceHeight, hit.Margin));

        int Scaled(int pixels) => (int)MathF.Round(pixels * level.Scale);
    }

    private void SumUp(byte* gray, int width, int height, PyramidLevel level)
    {
        // One stride for all levels of pictures of this width: the scanner then keeps its offsets.
        image.Begin(level.Width, level.Height, IntegralImage.StrideFor(width), split: level.Step == 2);
        var isShrunk = (level.Width, level.Height) != (width, height);
        if (isShrunk)
            shrinker.Begin(width, height, level.Width, level.Height);
        if (row.Length < width)
            row = new byte[width];
        fixed (byte* buffer = row)
        {
            for (var y = 0; y < level.Height; y++)
            {
                if (isShrunk)
                    shrinker.Row(gray, y, buffer);
                image.AddRow(isShrunk ? buffer : gray + (nint)y * width, y);
            }
        }
    }
}
