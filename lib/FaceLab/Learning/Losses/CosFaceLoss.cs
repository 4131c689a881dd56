using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>
/// Large margin cosine loss (additive margin softmax): the cross entropy of s cos θ over classes, the own class having
/// s (cos θ - m) instead, with θ the angle of an embedding and a class's weight.
/// </summary>
/// <remarks>
/// Source: H. Wang, Y. Wang, Z. Zhou, X. Ji, D. Gong, J. Zhou, Z. Li, W. Liu, "CosFace", CVPR 2018, equation 4, where s = 64 and
/// m = 0.35; at the same time F. Wang, W. Liu, H. Liu, J. Cheng, "Additive Margin Softmax", 2018, with s = 30. On the scale see
/// <see cref="ArcFaceLoss"/>. The margin is one of cosines, so there is no angle at which it turns over.
/// Range: at least 0. Owned tensors: weight (C, D), trained by the optimizer, random directions decided by <c>torch.manual_seed</c>.
/// Embeddings are normalised here.
/// </remarks>
public sealed class CosFaceLoss : Module<Tensor, Tensor, Tensor>, IClassLoss
{
    private readonly Parameter weight;

    /// <summary>A loss with a fresh classifier.</summary>
    /// <param name="classes">C, at least 2: identities of the training set.</param>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="scale">s, above 0.</param>
    /// <param name="margin">m, a difference of cosines, 0 to below 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public CosFaceLoss(int classes, int embeddingSize, double scale = 64, double margin = 0.35) : base(nameof(CosFaceLoss))
    {
        if (!(margin >= 0 && margin < 2))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "The margin is a difference of cosines: give a number from 0 to below 2.");
        (Scale, Margin) = (Classifier.CheckedScale(scale), margin);
        weight = Classifier.Weight(classes, embeddingSize);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Classes => (int)weight.shape[0];

    /// <summary>s.</summary>
    public double Scale { get; }

    /// <summary>m, a difference of cosines.</summary>
    public double Margin { get; }

    /// <param name="embeddings">(N, D), floating point.</param>
    /// <param name="labels">(N), int64, 0 .. C - 1.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit, the batch is empty, or a label is out of range.</exception>
    public override Tensor forward(Tensor embeddings, Tensor labels) =>
        Classifier.MarginLoss(embeddings, labels, weight, Scale, cosine => cosine - Margin);
}
