namespace FaceLab.Faces.Detection;

/// <summary>Shrinks a picture to a level, sums it up and slides the cascade over it; keeps its memory for the next level.</summary>
internal sealed unsafe class LevelWorker(CascadeFile cascade, CascadeTables tables)
{
    private readonly RowShrinker shrinker = new();
    private readonly IntegralImage image = new();
    private readonly CascadeScanner scanner = CascadeScanner.Of(cascade, tables);
    private readonly List<WindowHit> hits = [];
    private byte[] row = [];

    /// <summary>Finds the windows of one level.</summary>
    /// <param name="gray">The picture, (height, width).</param>
    /// <param name="width">Of the picture.</param>
    /// <param name="height">Of the picture.</param>
    /// <param name="level">The level.</param>
    /// <param name="skip">Whether the window after a rejected one is left out.</param>
    /// <param name="vectors">Whether to evaluate eight windows at once.</param>
    /// <returns>The windows that passed, in pixels of the picture.</returns>
    public List<CascadeWindow> Find(byte* gray, int width, int height, PyramidLevel level, bool skip, bool vectors)
    {
        var (across, down) = ((level.Width - cascade.Width) / level.Step + 1, (level.Height - cascade.Height) / level.Step + 1);
        if (level.Width < cascade.Width || level.Height < cascade.Height)
            return [];
        SumUp(gray, width, height, level);
        hits.Clear();
        scanner.Scan(image, across, down, level.Step, skip, vectors, hits);

        var (faceWidth, faceHeight) = (Scaled(cascade.Width), Scaled(cascade.Height));
        return [.. hits.Select(hit => new CascadeWindow(Scaled(hit.X), Scaled(hit.Y), faceWidth, faceHeight, hit.Margin))];

        int Scaled(int pixels) => (int)MathF.Round(pixels * level.Scale);
    }

    private void SumUp(byte* gray, int width, int height, PyramidLevel level)
    {
        // One stride for all levels of pictures of this width: the scanner then keeps its offsets.
        image.Begin(level.Width, level.Height, IntegralImage.StrideFor(width), split: level.Step == 2, scanner.NeedsSquares);
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
