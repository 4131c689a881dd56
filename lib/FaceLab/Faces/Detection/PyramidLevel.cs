namespace FaceLab.Faces.Detection;

/// <summary>A size at which the picture is looked at.</summary>
/// <param name="Scale">By how much the picture is shrunk: a face of Scale times the window fits it; 1 or more.</param>
/// <param name="Width">Of the shrunk picture.</param>
/// <param name="Height">Of the shrunk picture.</param>
/// <param name="Step">Pixels between windows, 1 or 2.</param>
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
