namespace FaceLab.Faces.Detection;

/// <summary>Shrinks a picture to a level, makes the integral image and slides the cascade over it. Reuses its memory
/// for the next level.</summary>
internal sealed unsafe class LevelWorker(CascadeFile cascade)
{
    private readonly RowShrinker shrinker = new();
    private readonly IntegralImage image = new();
    private readonly CascadeScanner scanner = new(cascade);
    private readonly List<(int X, int Y, double Margin)> hits = [];
    private byte[] row = [];

    /// <summary>Finds the windows of one level that pass, in pixels of the picture (height, width). With skip, the
    /// window after a rejected one is left out.</summary>
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
        // All levels of pictures of this width have the same stride, so the scanner keeps its offsets.
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
