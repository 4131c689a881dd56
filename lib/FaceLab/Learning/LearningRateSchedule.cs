using System.Text.Json.Serialization;

namespace FaceLab.Learning;

/// <summary>The course of the learning rate over a run, as a factor on its peak. It depends on the step only.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CosineDecay), "cosine")]
[JsonDerivedType(typeof(StepDecay), "step")]
[JsonDerivedType(typeof(OneCycle), "one-cycle")]
[JsonDerivedType(typeof(ConstantRate), "constant")]
public abstract record LearningRateSchedule
{
    /// <summary>The share of the steps in which the rate first rises linearly, in [0, 1).</summary>
    /// <remarks>Source: P. Goyal et al., "Accurate, Large Minibatch SGD", 2017, section 2.2.</remarks>
    public double WarmupShare { get; init; }

    /// <summary>Computes the factor on the peak learning rate.</summary>
    /// <param name="step">The step about to be made, 0 .. steps - 1.</param>
    /// <param name="steps">Steps in all, at least 1.</param>
    /// <returns>A factor in (0, 1].</returns>
    public double Factor(int step, int steps)
    {
        var warmup = (int)(steps * WarmupShare);
        return step < warmup ? (step + 1.0) / (warmup + 1) : After(step - warmup, Math.Max(1, steps - warmup));
    }

    /// <summary>Computes the factor once the warm-up is over.</summary>
    /// <param name="stepsSince">Steps since the warm-up.</param>
    /// <param name="steps">Steps in all after the warm-up.</param>
    protected abstract double After(int stepsSince, int steps);

    /// <summary>Throws if an option is out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    public virtual void Validate() => Require(WarmupShare is >= 0 and < 1, WarmupShare,
        nameof(WarmupShare), "Give a share of the steps in [0, 1).");

    private protected static void Require(bool inRange, double given, string name, string remedy)
    {
        if (!inRange)
            throw new ArgumentOutOfRangeException(name, given, remedy);
    }
}

/// <summary>A constant rate, the peak.</summary>
public sealed record ConstantRate : LearningRateSchedule
{
    /// <inheritdoc/>
    protected override double After(int stepsSince, int steps) => 1;
}

/// <summary>A fall to 0 along half a cosine.</summary>
/// <remarks>Source: I. Loshchilov, F. Hutter, "SGDR", 2017, equation 5 without restarts.</remarks>
public sealed record CosineDecay : LearningRateSchedule
{
    /// <inheritdoc/>
    protected override double After(int stepsSince, int steps) => 0.5 * (1 + Math.Cos(Math.PI * stepsSince / steps));
}

/// <summary>A multiplication by a factor at given shares of the run.</summary>
/// <remarks>Source: K. He et al., "Deep Residual Learning", 2016, section 3.4: a tenth at plateaus.</remarks>
public sealed record StepDecay : LearningRateSchedule
{
    /// <summary>The shares of the steps after the warm-up at which the rate falls, each in (0, 1).</summary>
    public IReadOnlyList<double> At { get; init; } = [0.5, 0.75];

    /// <summary>The factor at each of these shares, in (0, 1).</summary>
    public double By { get; init; } = 0.1;

    /// <inheritdoc/>
    protected override double After(int stepsSince, int steps) =>
        Math.Pow(By, At.Count(share => stepsSince >= share * steps));

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(By is > 0 and < 1, By, nameof(By), "Give a factor in (0, 1).");
        foreach (var share in At)
            Require(share is > 0 and < 1, share, nameof(At), "Give shares of the steps in (0, 1).");
    }
}

/// <summary>A rise to the peak and a fall to almost 0, both along half a cosine.</summary>
/// <remarks>
/// Source: L. N. Smith, N. Topin, "Super-Convergence", 2018. Shape and defaults are PyTorch's (<c>OneCycleLR</c>): a
/// rise over 0.3 of the steps from 1/25 of the peak, a fall to 1/250,000 of it. Momentum is not cycled.
/// </remarks>
/// <param name="RiseShare">The share of the steps in which the rate rises, in (0, 1).</param>
/// <param name="StartDivisor">The peak divided by the first rate, at least 1.</param>
/// <param name="EndDivisor">The first rate divided by the last, at least 1.</param>
public sealed record OneCycle(double RiseShare = 0.3, double StartDivisor = 25, double EndDivisor = 1e4)
    : LearningRateSchedule
{
    /// <inheritdoc/>
    protected override double After(int stepsSince, int steps)
    {
        var top = Math.Max(1e-9, RiseShare * steps - 1);
        var (first, last) = (1 / StartDivisor, 1 / (StartDivisor * EndDivisor));
        return stepsSince <= top ? Between(first, 1, stepsSince / top)
            : Between(1, last, (stepsSince - top) / Math.Max(1e-9, steps - 1 - top));
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        Require(RiseShare is > 0 and < 1, RiseShare, nameof(RiseShare), "Give a share of the steps in (0, 1).");
        Require(StartDivisor is >= 1 and < double.PositiveInfinity, StartDivisor,
            nameof(StartDivisor), "Give a divisor of at least 1.");
        Require(EndDivisor is >= 1 and < double.PositiveInfinity, EndDivisor,
            nameof(EndDivisor), "Give a divisor of at least 1.");
    }

    private static double Between(double from, double to, double share) =>
        to + (from - to) * 0.5 * (1 + Math.Cos(Math.PI * share));
}
