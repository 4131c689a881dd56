namespace FaceLab.Learning;

/// <summary>Is multiplied by a factor at given shares of the run.</summary>
/// <remarks>Source: K. He, X. Zhang, S. Ren, J. Sun, "Deep Residual Learning", 2016, section 3.4: a tenth at plateaus.</remarks>
public sealed record StepDecay : LearningRateSchedule
{
    /// <summary>Shares of the steps after the warm-up at which the rate falls, each in (0, 1).</summary>
    public IReadOnlyList<double> At { get; init; } = [0.5, 0.75];

    /// <summary>What the rate is multiplied by at each, in (0, 1).</summary>
    public double By { get; init; } = 0.1;

    /// <inheritdoc/>
    protected override double After(int stepsSince, int steps) => Math.Pow(By, At.Count(share => stepsSince >= share * steps));

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        if (!(By > 0 && By < 1))
            throw new ArgumentOutOfRangeException(nameof(By), By, "Give a factor in (0, 1).");
        foreach (var share in At)
        {
            if (!(share > 0 && share < 1))
                throw new ArgumentOutOfRangeException(nameof(At), share, "Give shares of the steps in (0, 1).");
        }
    }
}
