using FaceLab.Learning.Mining;
using FaceLab.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>Huber loss of the scores that a linear layer reads from embeddings: <see cref="RatingHuberLoss"/> of w · x + b.</summary>
/// <remarks>
/// Source: the fine-tuning of E. Gölge's selfie scoring (2016), whose network ends in "linear 1". The layer is the loss's own, as the
/// classifier of <see cref="SoftmaxLoss"/> is: the embedding in front of it stays when training is over. A network whose embedding is one
/// number, such as <see cref="TinyDarknetOptions.Ratings"/>, ends in that layer itself; then this loss has none and the embedding is
/// the score.
/// Range: at least 0, in squared units of the score. Owned tensors: head.weight (1, D) and head.bias (1), trained by the optimizer, which
/// start as PyTorch's linear layers do (<c>torch.manual_seed</c>); none where D is 1.
/// </remarks>
public sealed class RatingRegressionLoss : Module<Tensor, Tensor, Tensor>, IRatingLoss
{
    private readonly RatingHuberLoss huber;
    private readonly Linear? head;
    private readonly int embeddingSize;

    /// <summary>A loss with a fresh linear layer.</summary>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="delta">Error at which the parabola becomes a line, in units of the score, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public RatingRegressionLoss(int embeddingSize, double delta = 1.0) : base(nameof(RatingRegressionLoss))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(embeddingSize, 1);
        huber = new RatingHuberLoss(delta);
        head = embeddingSize == 1 ? null : Linear(embeddingSize, 1);
        this.embeddingSize = embeddingSize;
        RegisterComponents();
    }

    /// <summary>Error at which the parabola becomes a line, in units of the score.</summary>
    public double Delta => huber.Delta;

    /// <param name="embeddings">(N, D), floating point, N at least 1.</param>
    /// <param name="scores">(N), floating point.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit, or the batch is empty.</exception>
    public override Tensor forward(Tensor embeddings, Tensor scores)
    {
        using var scope = NewDisposeScope();
        return huber.call(Predict(embeddings), scores).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Predict(Tensor embeddings)
    {
        BatchShape.CheckEmbeddings(embeddings);
        if (embeddings.shape[1] != embeddingSize)
        {
            throw new ArgumentException($"Expected embeddings (N, {embeddingSize}), got ({string.Join(", ", embeddings.shape)}).",
                nameof(embeddings));
        }
        using var scope = NewDisposeScope();
        var values = LossMath.Wide(embeddings);
        return (head?.call(values) ?? values).select(1, 0).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void StartAt(double score)
    {
        using var noGradient = no_grad();
        head?.bias!.fill_(score);
    }
}
