using FaceLab.Learning.Mining;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>
/// A linear classifier of the training identities and its cross entropy: the mean of -ln softmax(W x + b)[y]. The classifier is the
/// loss's own and is thrown away after training; the embedding in front of it stays.
/// </summary>
/// <remarks>
/// Source: Y. Taigman, M. Yang, M. Ranzato, L. Wolf, "DeepFace", CVPR 2014, section 3.2; normalised: F. Wang, X. Xiang, J. Cheng,
/// A. Yuille, "NormFace", 2017, section 3, where W x is scale x cos(W, x). They show that the loss of normalised embeddings cannot
/// fall below ln(1 + (C - 1) exp(-scale C / (C - 1))), so that a scale of 1 teaches little; 16 to 64 are usual.
/// Range: at least 0; ln C for a classifier that knows nothing. Owned tensors: weight (C, D) and bias (C), trained by the
/// optimizer. Rows of weight start at random directions of a length near 1, decided by <c>torch.manual_seed</c>, and bias at 0.
/// </remarks>
public sealed class SoftmaxLoss : Module<Tensor, Tensor, Tensor>, IClassLoss
{
    private readonly Parameter weight;
    private readonly Parameter? bias;

    /// <summary>A loss with a fresh classifier.</summary>
    /// <param name="classes">C, at least 2: identities of the training set.</param>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="bias">Whether there is a b. Without one, identities are told apart by direction and length alone.</param>
    /// <param name="normalize">Whether embeddings and rows of W are normalised first.</param>
    /// <param name="scale">What the products are multiplied by, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public SoftmaxLoss(int classes, int embeddingSize, bool bias = true, bool normalize = false, double scale = 1) : base(nameof(SoftmaxLoss))
    {
        (Normalize, Scale) = (normalize, Classifier.CheckedScale(scale));
        weight = Classifier.Weight(classes, embeddingSize);
        this.bias = bias ? Parameter(zeros(classes)) : null;
        RegisterComponents();
    }

    /// <summary>W, (C, D).</summary>
    internal Tensor Weight => weight;

    /// <summary>b, (C); <see langword="null"/> where there is none.</summary>
    internal Tensor? Bias => bias;

    /// <inheritdoc/>
    public int Classes => (int)weight.shape[0];

    /// <summary>Whether the classifier sees directions only.</summary>
    public bool Normalize { get; }

    /// <summary>Factor of the products.</summary>
    public double Scale { get; }

    /// <param name="embeddings">(N, D), floating point.</param>
    /// <param name="labels">(N), int64, 0 .. C - 1.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit, the batch is empty, or a label is out of range.</exception>
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        BatchShape.CheckClasses(embeddings, labels, weight);
        using var scope = NewDisposeScope();
        var values = LossMath.Wide(embeddings);
        var logits = (Normalize ? Classifier.Cosines(values, weight) : values.mm(weight.t())) * Scale;     // (N, C)
        return functional.cross_entropy(bias is null ? logits : logits + bias, labels).MoveToOuterDisposeScope();
    }
}
