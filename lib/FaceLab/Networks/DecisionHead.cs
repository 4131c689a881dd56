using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>Two faces' features side by side into a small classifier: same person or not.</summary>
/// <remarks>
/// Source: the heads "decision" (features concatenated as they are) and "decision linear" (after one linear layer for both) of
/// P. Báez's person recognition project, trained by cross entropy. Validation accuracy there on CFP pairs, with VGG-16's
/// features: decision 79.4 % (SGD), 80.6 % (SGD, augmented), 49.8 % (Adam, augmented); decision linear 78.3, 81.7, 76.8 %.
/// Parameters: projection F·D + D if there is one (otherwise D is F), then 2·D·H + H + H·L + L for H hidden units and L logits.
/// Departure: one logit as well as two. Not symmetric: swapping the faces gives another answer, so show both orders.
/// </remarks>
public sealed class DecisionHead : PairHead
{
    private readonly Linear hidden;
    private readonly Linear decide;

    /// <summary>A head.</summary>
    /// <param name="features">Numbers that describe a face, F.</param>
    /// <param name="hidden">Units of the classifier's hidden layer, H.</param>
    /// <param name="projection">Numbers after the linear layer before concatenating, D; <see langword="null"/> for no such layer.</param>
    /// <param name="output">One logit or two.</param>
    /// <exception cref="ArgumentException">A number is below 1, or the output is no logit.</exception>
    public DecisionHead(int features, int hidden = 128, int? projection = null, PairOutput output = PairOutput.TwoLogits)
        : base(nameof(DecisionHead), features, projection, output)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        if (output is not (PairOutput.Logit or PairOutput.TwoLogits))
            throw new ArgumentException($"A decision is one logit or two, not {output}: take a CosineHead for that.", nameof(output));
        this.hidden = Linear(2 * (projection ?? features), hidden);
        decide = Linear(hidden, output == PairOutput.Logit ? 1 : 2);
        RegisterComponents();
    }

    /// <inheritdoc/>
    protected override Tensor Compare(Tensor first, Tensor second)
    {
        var both = cat([first, second], 1);                                 // (N, 2D)
        var logits = decide.call(functional.relu(hidden.call(both)));       // (N, 1) or (N, 2)
        return Output == PairOutput.Logit ? logits.squeeze(1) : logits;
    }
}
