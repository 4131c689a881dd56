namespace FaceLab.Learning;

/// <summary>Rises from a fraction of the peak to the peak and falls to almost nothing, both along half a cosine.</summary>
/// <remarks>
/// Source: L. N. Smith, N. Topin, "Super-Convergence", 2018. Shape and defaults as PyTorch's <c>OneCycleLR</c>: a rise over
/// 0.3 of the steps from 1/25 of the peak, a fall to 1/250,000 of it. Momentum is not cycled.
/// </remarks>
public sealed record OneCycle : LearningRateSchedule
{
    /// <summary>Share of the steps in which the rate rises, in (0, 1).</summary>
    public double RiseShare { get; init; } = 0.3;

    /// <summary>The peak divided by the first rate, at least 1.</summary>
    public double StartDivisor { get; init; } = 25;

    /// <summary>The first rate divided by the last, at least 1.</summary>
    public double EndDivisor { get; init; } = 1e4;

    /// <inheritdoc/>
    protected override double After(int stepsSince, int steps)
    {
        var top = Math.Max(1e-9, RiseShare * steps - 1);
        var (first, last) = (1 / StartDivisor, 1 / (StartDivisor * EndDivisor));
        return stepsSince <= top ? Between(first, 1, stepsSince / top) : Between(1, last, (stepsSince - top) / Math.Max(1e-9, steps - 1 - top));
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        if (!(RiseShare > 0 && RiseShare < 1))
            throw new ArgumentOutOfRangeException(nameof(RiseShare), RiseShare, "Give a share of the steps in (0, 1).");
        if (!(StartDivisor >= 1) || !double.IsFinite(StartDivisor))
            throw new ArgumentOutOfRangeException(nameof(StartDivisor), StartDivisor, "Give a divisor of at least 1.");
        if (!(EndDivisor >= 1) || !double.IsFinite(EndDivisor))
            throw new ArgumentOutOfRangeException(nameof(EndDivisor), EndDivisor, "Give a divisor of at least 1.");
    }

    private static double Between(double from, double to, double share) => to + (from - to) * 0.5 * (1 + Math.Cos(Math.PI * share));
}
