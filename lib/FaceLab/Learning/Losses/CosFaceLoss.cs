using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>Large margin cosine loss (additive margin softmax): the cross entropy of s cos θ over the classes, with s
/// (cos θ - m) for the own class; θ is the angle between an embedding and a class's weight.</summary>
/// <remarks>
/// Source: H. Wang, Y. Wang, Z. Zhou, X. Ji, D. Gong, J. Zhou, Z. Li, W. Liu, "CosFace", CVPR 2018, equation 4, where s
/// = 64 and m = 0.35; at the same time F. Wang, W. Liu, H. Liu, J. Cheng, "Additive Margin Softmax", 2018, with s = 30.
/// For the scale see <see cref="ArcFaceLoss"/>. The margin is a difference of cosines, so the loss falls as cos θ rises
/// at every angle. Range: at least 0. Owned tensors: weight (C, D). Embeddings are normalised here.
/// </remarks>
public sealed class CosFaceLoss : ClassifierLoss
{
    private readonly double margin;

    /// <summary>A loss with a fresh classifier.</summary>
    /// <param name="classes">C, at least 2: identities of the training set.</param>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="scale">s, above 0.</param>
    /// <param name="margin">m, a difference of cosines, 0 to below 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public CosFaceLoss(int classes, int embeddingSize, double scale = 64, double margin = 0.35)
        : base(nameof(CosFaceLoss), classes, embeddingSize, scale)
    {
        if (!(margin >= 0 && margin < 2))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, "Give a cosine margin from 0 to below 2.");
        this.margin = margin;
    }

    private protected override Tensor Logits(Tensor embeddings, Tensor labels) =>
        LogitsWithMargin(embeddings, labels, cosine => cosine - margin);
}
