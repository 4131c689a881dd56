using FaceLab.Learning.Mining;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>A loss that classifies the training identities: its labels are their numbers from 0.</summary>
public interface IClassLoss
{
    /// <summary>The number of training identities, C.</summary>
    int Classes { get; }
}

/// <summary>The cross entropy of a linear classifier that belongs to the loss.</summary>
/// <remarks>The classifier is not used after training. Owned tensors: weight (C, D), trained by the optimizer; its rows
/// start as random directions of a length near 1 for any D, with the seed of <c>torch.manual_seed</c>.</remarks>
public abstract class ClassifierLoss : EmbeddingLoss, IClassLoss
{
    private readonly Parameter weight;
    private readonly Parameter? bias;

    private protected ClassifierLoss(string name, int classes, int embeddingSize, double scale, bool bias = false)
        : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(embeddingSize, 1);
        if (!(scale > 0 && double.IsFinite(scale)))
        {
            throw new ArgumentOutOfRangeException(nameof(scale), scale,
                "The scale multiplies the classifier's products: give a positive number.");
        }
        Scale = scale;
        weight = Parameter(init.normal_(empty(classes, embeddingSize), std: 1 / Math.Sqrt(embeddingSize)));
        this.bias = bias ? Parameter(zeros(classes)) : null;
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Classes => (int)weight.shape[0];

    internal double Scale { get; }

    /// <summary>The weights, (C, D).</summary>
    internal Tensor Weight => weight;

    /// <summary>The bias, (C), which starts at 0; <see langword="null"/> where there is none.</summary>
    internal Tensor? Bias => bias;

    private protected sealed override void Check(Tensor embeddings, Tensor labels) =>
        BatchShape.CheckClasses(embeddings, labels, weight);

    private protected sealed override Tensor Compute(Tensor embeddings, Tensor labels) =>
        functional.cross_entropy(Logits(LossMath.Wide(embeddings), labels), labels);

    /// <summary>Computes the logits, (N, C); the current dispose scope owns them.</summary>
    private protected abstract Tensor Logits(Tensor embeddings, Tensor labels);

    private protected Tensor Cosines(Tensor embeddings) => LossMath.Unit(embeddings).mm(LossMath.Unit(weight).t());

    /// <summary>Computes scale x cosines, with a margin on the cosine of each row's own class.</summary>
    /// <param name="embeddings">(N, D).</param>
    /// <param name="labels">(N).</param>
    /// <param name="withMargin">Makes smaller cosines of own ones, (N, 1).</param>
    private protected Tensor LogitsWithMargin(Tensor embeddings, Tensor labels, Func<Tensor, Tensor> withMargin)
    {
        var cosines = Cosines(embeddings);                                                          // (N, C)
        var own = labels.unsqueeze(1);                                                              // (N, 1)
        return cosines.scatter(1, own, withMargin(cosines.gather(1, own))) * Scale;
    }
}
