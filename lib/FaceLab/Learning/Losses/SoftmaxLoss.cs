using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>Softmax over the training identities: the mean of -ln softmax(W x + b)[y].</summary>
/// <remarks>
/// Source: Y. Taigman, M. Yang, M. Ranzato, L. Wolf, "DeepFace", CVPR 2014, section 3.2; normalised: F. Wang, X. Xiang,
/// J. Cheng, A. Yuille, "NormFace", 2017, section 3, where W x is scale x cos(W, x). They show that the loss of
/// normalised embeddings cannot fall below ln(1 + (C - 1) exp(-scale C / (C - 1))), so that a scale of 1 trains little;
/// 16 to 64 are usual. Range: at least 0; ln C for a classifier at chance. Owned tensors: weight (C, D), bias (C).
/// </remarks>
public sealed class SoftmaxLoss : ClassifierLoss
{
    /// <summary>A loss with a fresh classifier.</summary>
    /// <param name="classes">C, at least 2: identities of the training set.</param>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="bias">True if there is a bias b.</param>
    /// <param name="normalize">True if embeddings and rows of W are normalised first.</param>
    /// <param name="scale">The factor on the products, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public SoftmaxLoss(int classes, int embeddingSize, bool bias = true, bool normalize = false, double scale = 1)
        : base(nameof(SoftmaxLoss), classes, embeddingSize, scale, bias) => Normalize = normalize;

    internal bool Normalize { get; }

    private protected override Tensor Logits(Tensor embeddings, Tensor labels)
    {
        var logits = (Normalize ? Cosines(embeddings) : embeddings.mm(Weight.t())) * Scale;
        return Bias is null ? logits : logits + Bias;
    }
}
