using FaceLab.Networks;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>Softmax tells the identities apart, center loss draws each of them together: L_softmax + λ L_center.</summary>
/// <remarks>
/// Source: Y. Wen, K. Zhang, Z. Li, Y. Qiao, "A Discriminative Feature Learning Approach for Deep Face Recognition", ECCV 2016,
/// equation 5; λ = 0.003 and α = 0.5 are theirs and the defaults. The Deeplearning4j tutorial trains NN4.Small2 with λ = 1e-4 and
/// α = 0.9, on embeddings of length 1, which are at most 2 from their centre, so that the term hardly weighs: there larger λ pay, and
/// a normalised classifier with a scale of about 20 (F. Wang, X. Xiang, J. Cheng, A. L. Yuille, "NormFace", 2017), as products of unit
/// vectors alone cannot tell many people apart.
/// Departure: both terms are means over the batch, the paper's are sums; their ratio is the same.
/// Range: at least 0. Owned tensors: softmax.weight (C, D), softmax.bias (C), trained by the optimizer; center.centers (C, D), a
/// buffer that the loss moves itself.
/// </remarks>
public sealed class SoftmaxCenterLoss : Module<Tensor, Tensor, Tensor>, IClassLoss
{
    private readonly SoftmaxLoss softmax;
    private readonly CenterLoss center;

    /// <summary>A loss with a fresh classifier and centres at 0.</summary>
    /// <param name="classes">C, at least 2: identities of the training set.</param>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="lambda">λ, the weight of the center loss, at least 0.</param>
    /// <param name="alpha">α, how fast centres follow, 0 to 1.</param>
    /// <param name="normalize">Whether the classifier sees directions only and has no bias, as with <see cref="SoftmaxLoss"/>.</param>
    /// <param name="scale">What the classifier's products are multiplied by, above 0: for embeddings of length 1, 16 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public SoftmaxCenterLoss(int classes, int embeddingSize, double lambda = 0.003, double alpha = 0.5, bool normalize = false, double scale = 1)
        : base(nameof(SoftmaxCenterLoss))
    {
        if (!(lambda >= 0 && double.IsFinite(lambda)))
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "Give a weight of 0 or more; the paper's is 0.003.");
        Lambda = lambda;
        softmax = new SoftmaxLoss(classes, embeddingSize, bias: !normalize, normalize, scale);
        center = new CenterLoss(classes, embeddingSize, alpha);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Classes => softmax.Classes;

    /// <summary>λ.</summary>
    public double Lambda { get; }

    /// <summary>Factor of the classifier's products.</summary>
    public double Scale => softmax.Scale;

    /// <summary>α.</summary>
    public double Alpha => center.Alpha;

    /// <param name="embeddings">(N, D), floating point.</param>
    /// <param name="labels">(N), int64, 0 .. C - 1.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit, the batch is empty, or a label is out of range.</exception>
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        using var scope = NewDisposeScope();
        return (softmax.call(embeddings, labels) + Lambda * center.call(embeddings, labels)).MoveToOuterDisposeScope();
    }

    /// <summary>Copies the trained classifier behind the network that learned with it; the loss stays as it is.</summary>
    /// <param name="backbone">The embedding network; the new network owns it.</param>
    /// <exception cref="InvalidOperationException">The loss sees directions only or scales products: that is no linear layer.</exception>
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
