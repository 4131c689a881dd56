using FaceLab.Learning.Mining;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>A loss of given pairs over a batch whose rows 2i and 2i + 1 are a pair, genuine if their labels are equal.</summary>
/// <remarks>
/// One forward pass of the network serves both faces: a siamese network is one network. <c>Sampling.CurriculumPairSampler</c>
/// draws such batches. Range, gradients and owned tensors are those of the inner loss, which is disposed with this one and whose
/// parameters are this one's, under "inner".
/// </remarks>
public sealed class ConsecutivePairsLoss : Module<Tensor, Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor, Tensor, Tensor> inner;

    /// <summary>A loss.</summary>
    /// <param name="inner">First (N, D), second (N, D), genuine (N) bool to a scalar: for example <see cref="L1HingePairLoss"/>.</param>
    public ConsecutivePairsLoss(Module<Tensor, Tensor, Tensor, Tensor> inner) : base(nameof(ConsecutivePairsLoss))
    {
        ArgumentNullException.ThrowIfNull(inner);
        this.inner = inner;
        RegisterComponents();
    }

    /// <summary>How the inner loss compares two embeddings; <see langword="null"/> if by their cosine or distance.</summary>
    public IPairComparer? Comparer => inner as IPairComparer;

    /// <param name="embeddings">(2N, D), floating point.</param>
    /// <param name="labels">(2N), int64.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit, or the rows are not an even number.</exception>
    public override Tensor forward(Tensor embeddings, Tensor labels)
    {
        BatchShape.CheckPairs(embeddings, labels);
        if (embeddings.shape[0] % 2 != 0)
            throw new ArgumentException($"Rows 2i and 2i + 1 are a pair: expected an even number of rows, got {embeddings.shape[0]}.");
        using var scope = NewDisposeScope();
        var (faces, people) = (embeddings.reshape(-1, 2, embeddings.shape[1]), labels.reshape(-1, 2));
        return inner.call(faces.select(1, 0), faces.select(1, 1), people.select(1, 0) == people.select(1, 1)).MoveToOuterDisposeScope();
    }
}
