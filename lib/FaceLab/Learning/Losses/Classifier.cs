using FaceLab.Learning.Mining;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>What losses with a classifier of their own share.</summary>
internal static class Classifier
{
    /// <summary>Fresh weights (C, D): random directions, of a length near 1 whatever D.</summary>
    public static Parameter Weight(int classes, int embeddingSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(embeddingSize, 1);
        return Parameter(init.normal_(empty(classes, embeddingSize), std: 1 / Math.Sqrt(embeddingSize)));
    }

    /// <summary>Cosines of embeddings (N, D) and classes (C, D): (N, C).</summary>
    public static Tensor Cosines(Tensor embeddings, Tensor weight) => LossMath.Unit(embeddings).mm(LossMath.Unit(weight).t());

    /// <summary>Cross entropy of scale x cosines, the cosine of each row's own class changed by a margin.</summary>
    /// <param name="embeddings">(N, D).</param>
    /// <param name="labels">(N).</param>
    /// <param name="weight">(C, D).</param>
    /// <param name="scale">Factor of the cosines.</param>
    /// <param name="withMargin">Own cosines (N, 1) to smaller ones.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    public static Tensor MarginLoss(Tensor embeddings, Tensor labels, Parameter weight, double scale, Func<Tensor, Tensor> withMargin)
    {
        BatchShape.CheckClasses(embeddings, labels, weight);
        using var scope = NewDisposeScope();
        var cosines = Cosines(LossMath.Wide(embeddings), weight);                                   // (N, C)
        var own = labels.unsqueeze(1);                                                              // (N, 1)
        var logits = cosines.scatter(1, own, withMargin(cosines.gather(1, own))) * scale;
        return functional.cross_entropy(logits, labels).MoveToOuterDisposeScope();
    }

    /// <exception cref="ArgumentOutOfRangeException">The scale is not positive or not finite.</exception>
    public static double CheckedScale(double scale) => scale > 0 && double.IsFinite(scale) ? scale
        : throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale multiplies the classifier's products: give a positive number.");
}
