namespace FaceLab.Training;

/// <summary>Learning rate that rises linearly, then falls to 0 along half a cosine.</summary>
/// <remarks>Source: I. Loshchilov, F. Hutter, "SGDR", 2017, equation 5 without restarts; warm-up as P. Goyal et al., 2017.</remarks>
public static class WarmupCosine
{
    /// <summary>The factor on the peak learning rate.</summary>
    /// <param name="step">Step about to be made, 0 .. steps - 1.</param>
    /// <param name="steps">Steps in all.</param>
    /// <param name="warmupShare">Share of the steps that rise, in [0, 1).</param>
    /// <returns>A factor in [0, 1].</returns>
    public static double Factor(int step, int steps, double warmupShare)
    {
        var warmup = (int)(steps * warmupShare);
        if (step < warmup)
            return (step + 1.0) / (warmup + 1);
        return 0.5 * (1 + Math.Cos(Math.PI * (step - warmup) / Math.Max(1, steps - warmup)));
    }
}
