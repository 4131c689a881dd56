using FaceLab.Learning.Mining;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>A loss of a batch of embeddings and their labels.</summary>
public abstract class EmbeddingLoss : Module<Tensor, Tensor, Tensor>
{
    private protected EmbeddingLoss(string name) : base(name) { }

    /// <param name="embeddings">(N, D), floating point.</param>
    /// <param name="labels">(N), int64: the identity of each row; for classifiers its number, 0 .. C - 1.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit, or the batch has no pair.</exception>
    public sealed override Tensor forward(Tensor embeddings, Tensor labels)
    {
        Check(embeddings, labels);
        using var scope = NewDisposeScope();
        return Compute(embeddings, labels).MoveToOuterDisposeScope();
    }

    private protected virtual void Check(Tensor embeddings, Tensor labels) => BatchShape.CheckPairs(embeddings, labels);

    /// <summary>Computes the loss of a checked batch; the current dispose scope owns it.</summary>
    private protected abstract Tensor Compute(Tensor embeddings, Tensor labels);
}
