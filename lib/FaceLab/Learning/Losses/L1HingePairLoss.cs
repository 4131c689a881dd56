using FaceLab.Learning.Mining;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>
/// Hinge embedding loss on the L1 distance of given pairs: the mean of d over genuine pairs and max(0, margin - d) over impostor
/// pairs, all in one mean, with d = Σ |a - b|.
/// </summary>
/// <remarks>
/// Source: the siamese pre-training of E. Gölge's selfie scoring (2016), with Torch7's PairwiseDistance(1) and
/// HingeEmbeddingCriterion, whose margin is 1 by default, as here; a distance over D coordinates grows with D, so larger embeddings
/// take larger margins. A pair is genuine there if both faces have about one score.
/// Range: at least 0; with unit embeddings at most max(2 √D, margin). Owned tensors: none. A batch of no pairs gives 0 with
/// a gradient of 0. At equal coordinates |a - b| has the gradient 0.
/// </remarks>
public sealed class L1HingePairLoss : Module<Tensor, Tensor, Tensor, Tensor>
{
    /// <summary>A loss.</summary>
    /// <param name="margin">L1 distance beyond which an impostor pair is far enough, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is not positive or not finite.</exception>
    public L1HingePairLoss(double margin = 1.0) : base(nameof(L1HingePairLoss))
    {
        LossMath.CheckMargin(margin, nameof(margin));
        Margin = margin;
    }

    /// <summary>L1 distance beyond which an impostor pair costs nothing.</summary>
    public double Margin { get; }

    /// <param name="first">(N, D), floating point.</param>
    /// <param name="second">(N, D): the other face of each pair.</param>
    /// <param name="genuine">(N), bool: whether a pair is genuine.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit.</exception>
    public override Tensor forward(Tensor first, Tensor second, Tensor genuine)
    {
        BatchShape.CheckGivenPairs(first, second, genuine);
        using var scope = NewDisposeScope();
        var distances = (LossMath.Wide(first) - LossMath.Wide(second)).abs().sum([1]);
        return LossMath.MeanOfPairs(where(genuine, distances, (Margin - distances).relu()), first, second).MoveToOuterDisposeScope();
    }
}
