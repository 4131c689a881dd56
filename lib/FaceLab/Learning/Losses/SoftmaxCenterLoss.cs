using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>Softmax loss separates identities, center loss draws each together: L_softmax + λ L_center.</summary>
/// <remarks>
/// Source: Y. Wen, K. Zhang, Z. Li, Y. Qiao, "A Discriminative Feature Learning Approach for Deep Face Recognition",
/// ECCV 2016, equation 5; λ = 0.003 and α = 0.5 are the paper's and the defaults. The Deeplearning4j tutorial trains
/// NN4.Small2 with λ = 1e-4 and α = 0.9, on embeddings of length 1, which are at most 2 from their centre, so that the
/// term has little weight: there larger λ help, and a normalised classifier with a scale of about 20 (F. Wang, X.
/// Xiang, J. Cheng, A. L. Yuille, "NormFace", 2017), as products of unit vectors alone cannot tell many people apart.
/// Departure: both terms are means over the batch, the paper's are sums; their ratio is the same. Range: at least 0.
/// Owned tensors: softmax.weight (C, D), softmax.bias (C), trained by the optimizer; center.centers (C, D), a buffer.
/// </remarks>
public sealed class SoftmaxCenterLoss : EmbeddingLoss, IClassLoss
{
    private readonly SoftmaxLoss softmax;
    private readonly CenterLoss center;
    private readonly double lambda;

    /// <summary>A loss with a fresh classifier and centres at 0.</summary>
    /// <param name="classes">C, at least 2: identities of the training set.</param>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="lambda">λ, the weight of the center loss, at least 0.</param>
    /// <param name="alpha">α, the rate at which centres move, 0 to 1.</param>
    /// <param name="normalize">True if the classifier uses directions only and has no bias, as with
    /// <see cref="SoftmaxLoss"/>.</param>
    /// <param name="scale">The factor of the classifier's products, above 0: for unit embeddings, 16 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public SoftmaxCenterLoss(int classes, int embeddingSize,
        double lambda = 0.003, double alpha = 0.5, bool normalize = false, double scale = 1)
        : base(nameof(SoftmaxCenterLoss))
    {
        if (!(lambda >= 0 && double.IsFinite(lambda)))
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "Give 0 or more; the paper's is 0.003.");
        this.lambda = lambda;
        softmax = new SoftmaxLoss(classes, embeddingSize, bias: !normalize, normalize, scale);
        center = new CenterLoss(classes, embeddingSize, alpha);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Classes => softmax.Classes;

    // Both parts check.
    private protected override void Check(Tensor embeddings, Tensor labels) { }

    private protected override Tensor Compute(Tensor embeddings, Tensor labels) =>
        softmax.call(embeddings, labels) + lambda * center.call(embeddings, labels);

    /// <summary>Copies the trained classifier behind the network that learned with it.</summary>
    /// <param name="backbone">The embedding network; the new network owns it.</param>
    /// <exception cref="InvalidOperationException">The loss normalises or scales: that is no linear layer.</exception>
    /// <exception cref="ArgumentException">The backbone's embeddings have another size.</exception>
    public ClassifierNetwork ToClassifier(EmbeddingNetwork backbone)
    {
        if (softmax.Bias is not { } bias || softmax.Normalize || softmax.Scale != 1)
        {
            throw new InvalidOperationException(
                "The loss's classifier is no linear layer: make the loss with normalize false and scale 1.");
        }
        return new ClassifierNetwork(backbone, softmax.Weight, bias);
    }
}
