using FaceLab.Learning.Mining;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>
/// Cosine embedding loss of given pairs: the mean of 1 - cos(a, b) over genuine pairs and max(0, cos(a, b) - margin) over
/// impostor pairs, all in one mean.
/// </summary>
/// <remarks>
/// Source: Torch7's CosineEmbeddingCriterion, which the siamese "cosine" heads of Báez's person recognition project train with.
/// The margin is a cosine similarity that impostors may have; 0 by default there and here: a right angle.
/// Range: 0 to 2. Owned tensors: none. A batch of no pairs gives 0 with a gradient of 0. Embeddings need not be
/// normalised; shorter than 1e-6, they count as shorter than 1, so that the gradient at 0 is finite.
/// </remarks>
public sealed class CosinePairLoss : Module<Tensor, Tensor, Tensor, Tensor>
{
    /// <summary>A loss.</summary>
    /// <param name="margin">Cosine similarity below which an impostor pair is far enough, from -1 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="margin"/> is out of its range.</exception>
    public CosinePairLoss(double margin = 0) : base(nameof(CosinePairLoss))
    {
        if (!(margin >= -1 && margin < 1))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "The margin is a cosine: give a number from -1 to below 1.");
        Margin = margin;
    }

    /// <summary>Cosine similarity up to which an impostor pair costs nothing.</summary>
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
        var cosines = (LossMath.Unit(LossMath.Wide(first)) * LossMath.Unit(LossMath.Wide(second))).sum([1]);
        return LossMath.MeanOfPairs(where(genuine, 1 - cosines, (cosines - Margin).relu()), first, second).MoveToOuterDisposeScope();
    }
}
