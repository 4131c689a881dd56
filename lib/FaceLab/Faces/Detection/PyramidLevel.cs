namespace FaceLab.Faces.Detection;

/// <summary>A level of the pyramid: the picture, shrunk by Scale (1 or more) to Width x Height pixels, with 1 or 2
/// pixels between windows.</summary>
internal readonly record struct PyramidLevel(float Scale, int Width, int Height, int Step)
{
    /// <summary>Lists the levels for a picture, the largest first; none if the window does not fit.</summary>
    public static IEnumerable<PyramidLevel> Of(CascadeFile cascade, CascadeOptions options, int width, int height)
    {
        var least = Math.Max(options.MinimumSize, options.MinimumShare * Math.Min(width, height));
        var most = options.MaximumSize == 0 ? int.MaxValue : options.MaximumSize;
        for (var factor = 1.0; ; factor *= options.ScaleFactor)
        {
            var (windowWidth, windowHeight) = (Math.Round(cascade.Width * factor), Math.Round(cascade.Height * factor));
            if (windowWidth > Math.Min(most, width) || windowHeight > Math.Min(most, height))
                yield break;
            if (windowWidth < least || windowHeight < least)
                continue;
            var scale = (float)factor;
            var step = options.Step != 0 ? options.Step : scale < 2 ? 2 : 1;
            yield return new(scale, (int)MathF.Round(width / scale), (int)MathF.Round(height / scale), step);
        }
    }
}
