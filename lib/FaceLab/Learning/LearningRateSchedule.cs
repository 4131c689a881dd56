using System.Text.Json.Serialization;

namespace FaceLab.Learning;

/// <summary>How the learning rate goes over a run, as a factor on its peak. It knows only the step, so a resumed run goes on exactly.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CosineDecay), "cosine")]
[JsonDerivedType(typeof(StepDecay), "step")]
[JsonDerivedType(typeof(OneCycle), "one-cycle")]
[JsonDerivedType(typeof(ConstantRate), "constant")]
public abstract record LearningRateSchedule
{
    /// <summary>Share of the steps in which the rate first rises linearly, in [0, 1) (P. Goyal et al., "Accurate, Large Minibatch SGD", 2017, section 2.2).</summary>
    public double WarmupShare { get; init; }

    /// <summary>The factor on the peak learning rate.</summary>
    /// <param name="step">Step about to be made, 0 .. steps - 1.</param>
    /// <param name="steps">Steps in all, at least 1.</param>
    /// <returns>A factor in (0, 1].</returns>
    public double Factor(int step, int steps)
    {
        var warmup = (int)(steps * WarmupShare);
        return step < warmup ? (step + 1.0) / (warmup + 1) : After(step - warmup, Math.Max(1, steps - warmup));
    }

    /// <summary>The factor once the warm-up is over.</summary>
    /// <param name="stepsSince">Steps since the warm-up.</param>
    /// <param name="steps">Steps in all after the warm-up.</param>
    protected abstract double After(int stepsSince, int steps);

    /// <summary>Fails on a setting out of its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Names the setting.</exception>
    public virtual void Validate()
    {
        if (!(WarmupShare >= 0 && WarmupShare < 1))
            throw new ArgumentOutOfRangeException(nameof(WarmupShare), WarmupShare, "Give a share of the steps in [0, 1).");
    }
}
