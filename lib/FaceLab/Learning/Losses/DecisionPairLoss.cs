using FaceLab.Learning.Mining;
using FaceLab.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>
/// Cross entropy of a small classifier that sees both faces' features side by side and says: two people, or one. The mean over all pairs, each
/// shown in both orders.
/// </summary>
/// <remarks>
/// Source: the heads "decision" and "decision linear" of P. Báez's person recognition project; the linear layer before
/// concatenating is the network's own, for example <see cref="Vgg16BnOptions.Projection"/>. Departure: both orders, so that the
/// answer does not hang on which face comes first.
/// The classifier is this loss's, as with softmax losses, and trained with the network: parameters under "head". Range: at least 0; ln 2 for
/// a classifier that knows nothing. A batch of no pairs gives 0 with a gradient of 0.
/// </remarks>
public sealed class DecisionPairLoss : Module<Tensor, Tensor, Tensor, Tensor>, IPairComparer
{
    private readonly DecisionHead head;

    /// <summary>A loss with a fresh classifier.</summary>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="hidden">Units of the classifier's hidden layer, H, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public DecisionPairLoss(int embeddingSize, int hidden = 128) : base(nameof(DecisionPairLoss))
    {
        head = new DecisionHead(embeddingSize, hidden);
        RegisterComponents();
    }

    /// <param name="first">(N, D), floating point.</param>
    /// <param name="second">(N, D): the other face of each pair.</param>
    /// <param name="genuine">(N), bool: whether a pair is genuine.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit.</exception>
    public override Tensor forward(Tensor first, Tensor second, Tensor genuine)
    {
        BatchShape.CheckGivenPairs(first, second, genuine);
        using var scope = NewDisposeScope();
        var (a, b) = (LossMath.Wide(first), LossMath.Wide(second));
        var logits = head.call(cat([a, b], 0), cat([b, a], 0));                         // (2N, 2)
        var answers = cat([genuine, genuine], 0).to(ScalarType.Int64);
        return LossMath.MeanOfPairs(functional.cross_entropy(logits, answers, reduction: Reduction.None), first, second).MoveToOuterDisposeScope();
    }

    /// <summary>How much the classifier holds each pair for one person: the mean over both orders of the difference of its two logits.</summary>
    /// <inheritdoc/>
    public Tensor Compare(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var device = head.parameters().First().device;
        var (a, b) = (first.to(device), second.to(device));
        var likeness = head.Likeness(head.call(a, b)) + head.Likeness(head.call(b, a));
        return (likeness / 2).MoveToOuterDisposeScope();
    }
}
