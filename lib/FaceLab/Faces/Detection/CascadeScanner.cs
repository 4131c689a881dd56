namespace FaceLab.Faces.Detection;

/// <summary>Slides a cascade's window over an integral image.</summary>
/// <remarks>One object serves one thread.</remarks>
internal abstract class CascadeScanner
{
    /// <summary>A scanner for the cascade's kind of features.</summary>
    public static CascadeScanner Of(CascadeFile cascade, CascadeTables tables) => cascade.Kind == CascadeKind.Lbp
        ? new CascadeScanner<LbpFeatures>(tables, new LbpFeatures(cascade, tables))
        : new CascadeScanner<HaarFeatures>(tables, new HaarFeatures(cascade, tables));

    /// <summary>Whether the integral image must have squares.</summary>
    public abstract bool NeedsSquares { get; }

    /// <summary>Adds the windows that pass, from left to right and from top to bottom.</summary>
    /// <param name="image">The level.</param>
    /// <param name="across">Windows that fit beside each other, <paramref name="step"/> apart.</param>
    /// <param name="down">Windows that fit below each other.</param>
    /// <param name="step">1, or 2 for an image that is split.</param>
    /// <param name="skip">Whether to leave out the window after one that the first stage rejected.</param>
    /// <param name="vectors">Whether to evaluate eight windows at once.</param>
    /// <param name="hits">Where they are added.</param>
    public abstract void Scan(IntegralImage image, int across, int down, int step, bool skip, bool vectors, List<WindowHit> hits);

    /// <summary>Adds the sum of votes of each stage that the window at the top left corner reaches.</summary>
    public abstract void StageSums(IntegralImage image, int x, int y, bool vectors, List<double> sums);
}
