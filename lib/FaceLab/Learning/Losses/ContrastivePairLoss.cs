using FaceLab.Learning.Mining;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>
/// Contrastive loss of given pairs: the mean of ½ d² over genuine pairs and ½ max(0, margin - d)² over impostor pairs, all in one mean,
/// d being the Euclidean distance of two embeddings.
/// </summary>
/// <remarks>
/// Source: R. Hadsell, S. Chopra, Y. LeCun, "Dimensionality Reduction by Learning an Invariant Mapping", CVPR 2006, equation 4, as Caffe's
/// ContrastiveLoss layer has it, with which Neuberg's personal-photos model (about 2015) was trained. Which pairs there are, and how many of
/// them are genuine, is the sampler's matter; <see cref="ContrastiveLoss"/> takes all pairs of a batch instead. The margin is 1 in Caffe and here.
/// Range: at least 0; with unit embeddings and margin m at most max(2, ½ m²). Owned tensors: none. A batch of no pairs gives 0 with a
/// gradient of 0. An impostor pair at distance 0 has a gradient of 0: no direction leads away.
/// </remarks>
public sealed class ContrastivePairLoss : Module<Tensor, Tensor, Tensor, Tensor>
{
    /// <summary>A loss.</summary>
    /// <param name="margin">Euclidean distance beyond which an impostor pair is far enough, in (0, 2) for unit embeddings.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is not positive or not finite.</exception>
    public ContrastivePairLoss(double margin = 1.0) : base(nameof(ContrastivePairLoss))
    {
        LossMath.CheckMargin(margin, nameof(margin));
        Margin = margin;
    }

    /// <summary>Euclidean distance beyond which an impostor pair costs nothing.</summary>
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
        var squared = (LossMath.Wide(first) - LossMath.Wide(second)).square().sum([1]);
        var push = (Margin - BatchDistances.Root(squared)).relu().square();
        return LossMath.MeanOfPairs(where(genuine, squared, push) / 2, first, second).MoveToOuterDisposeScope();
    }
}
