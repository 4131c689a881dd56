using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>Cosine of the angle between two faces' features, as they are or after one linear layer for both.</summary>
/// <remarks>
/// Source: the heads "cosine v1" (no linear layer) and "cosine v2" of P. Báez's person recognition project. Trained with
/// <c>Losses.CosinePairLoss</c> or a triplet loss on what <see cref="PairHead.Project"/> gives. Validation accuracy there on
/// CFP pairs, with VGG-16's features: v1 81.1 % (SGD), 80.5 % (SGD, augmented), 73.0 % (Adam, augmented), with triplets 83.3 and
/// 81.7 %; v2 71.4, 73.0, 70.8 %.
/// Parameters: none, or F·D + D. Symmetric: swapping the faces changes nothing.
/// </remarks>
public sealed class CosineHead : PairHead
{
    /// <summary>A head.</summary>
    /// <param name="features">Numbers that describe a face, F.</param>
    /// <param name="projection">Numbers after the linear layer, D; <see langword="null"/> for no such layer.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public CosineHead(int features, int? projection = null) : base(nameof(CosineHead), features, projection, PairOutput.CosineSimilarity) =>
        RegisterComponents();

    /// <inheritdoc/>
    protected override Tensor Compare(Tensor first, Tensor second) => functional.cosine_similarity(first, second);
}
