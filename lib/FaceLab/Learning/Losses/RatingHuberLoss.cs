using FaceLab.Learning.Mining;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>Huber loss of predicted scores: the mean of ½ e² for errors e of up to delta, and delta (|e| - ½ delta) beyond.</summary>
/// <remarks>
/// Source: P. J. Huber, "Robust Estimation of a Location Parameter", 1964; the fine-tuning of E. Gölge's selfie scoring (2016), which
/// does not give its delta. Raters disagree: beyond delta, an outlier pulls with the same force however far off it is.
/// Range: at least 0, in squared units of the score. Owned tensors: none.
/// </remarks>
public sealed class RatingHuberLoss : Module<Tensor, Tensor, Tensor>
{
    /// <summary>A loss.</summary>
    /// <param name="delta">Error at which the parabola becomes a line, in units of the score, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delta"/> is not positive or not finite.</exception>
    public RatingHuberLoss(double delta = 1.0) : base(nameof(RatingHuberLoss))
    {
        if (!(delta > 0 && double.IsFinite(delta)))
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "Give a positive error in units of the score.");
        Delta = delta;
    }

    /// <summary>Error at which the parabola becomes a line, in units of the score.</summary>
    public double Delta { get; }

    /// <param name="predictions">(N) or (N, 1), floating point, N at least 1.</param>
    /// <param name="targets">(N), floating point.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit, or there is no score.</exception>
    public override Tensor forward(Tensor predictions, Tensor targets)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(targets);
        var fits = predictions.dim() is 1 || (predictions.dim() is 2 && predictions.shape[1] == 1);
        if (!fits || targets.dim() != 1 || predictions.shape[0] != targets.shape[0] || targets.shape[0] == 0)
            throw new ArgumentException("Expected predictions (N) or (N, 1) and targets (N), N at least 1, got " +
                $"({string.Join(", ", predictions.shape)}) and ({string.Join(", ", targets.shape)}).");
        if (!predictions.is_floating_point() || !targets.is_floating_point())
            throw new ArgumentException($"Expected floating point scores, got {predictions.dtype} and {targets.dtype}.");
        using var scope = NewDisposeScope();
        var values = LossMath.Wide(predictions).reshape(-1);
        return functional.huber_loss(values, targets.to(values.dtype), Delta).MoveToOuterDisposeScope();
    }
}
