namespace FaceLab.Learning;

/// <summary>Falls to 0 along half a cosine.</summary>
/// <remarks>Source: I. Loshchilov, F. Hutter, "SGDR", 2017, equation 5 without restarts.</remarks>
public sealed record CosineDecay : LearningRateSchedule
{
    /// <inheritdoc/>
    protected override double After(int stepsSince, int steps) => 0.5 * (1 + Math.Cos(Math.PI * stepsSince / steps));
}
