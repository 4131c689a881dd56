namespace FaceLab.Learning;

/// <summary>Stays at the peak.</summary>
public sealed record ConstantRate : LearningRateSchedule
{
    /// <inheritdoc/>
    protected override double After(int stepsSince, int steps) => 1;
}
