using FaceLab.Learning.Mining;
using FaceLab.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>Huber loss of the ratings that a linear layer predicts from embeddings, w · x + b: the mean of ½ e² for
/// errors e of up to delta, and delta (|e| - ½ delta) beyond.</summary>
/// <remarks>
/// Source: P. J. Huber, "Robust Estimation of a Location Parameter", 1964; the fine-tuning of E. Gölge's selfie rating
/// (2016), which does not give its delta and whose network ends in "linear 1". Raters disagree: beyond delta the
/// gradient of an error is constant, however large the error is. The layer belongs to the loss, as the classifier of
/// <see cref="SoftmaxLoss"/> does, and is not used after training. A network whose embedding is one number, such as
/// <see cref="TinyDarknetOptions.Ratings"/>, ends in that layer itself; then this loss has none, and the embedding is
/// the rating. Range: at least 0, in squared units of the rating. Owned tensors: head.weight (1, D) and head.bias (1),
/// trained by the optimizer, which start as PyTorch's linear layers do (<c>torch.manual_seed</c>); none where D is 1.
/// </remarks>
public sealed class RatingRegressionLoss : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear? head;
    private readonly int embeddingSize;
    private readonly double delta;

    /// <summary>A loss with a fresh linear layer.</summary>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="delta">Error at which the parabola becomes a line, in units of the rating, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public RatingRegressionLoss(int embeddingSize, double delta = 1.0) : base(nameof(RatingRegressionLoss))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(embeddingSize, 1);
        if (!(delta > 0 && double.IsFinite(delta)))
            throw new ArgumentOutOfRangeException(nameof(delta), delta, "Give a positive error in the rating's units.");
        head = embeddingSize == 1 ? null : Linear(embeddingSize, 1);
        (this.embeddingSize, this.delta) = (embeddingSize, delta);
        RegisterComponents();
    }

    /// <param name="embeddings">(N, D), floating point, N at least 1.</param>
    /// <param name="ratings">(N), floating point.</param>
    /// <returns>A scalar; the caller owns it.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit, or the batch is empty.</exception>
    public override Tensor forward(Tensor embeddings, Tensor ratings)
    {
        var fits = ratings.dim() == 1 && ratings.is_floating_point() && ratings.shape[0] == embeddings.shape[0];
        fits = fits && ratings.shape[0] > 0;
        BatchShape.Require(fits, "embeddings (N, D) and floating point ratings (N), N at least 1", embeddings, ratings);
        using var scope = NewDisposeScope();
        var values = Predict(embeddings);
        return functional.huber_loss(values, ratings.to(values.dtype), delta).MoveToOuterDisposeScope();
    }

    /// <summary>Predicts the ratings of embeddings.</summary>
    /// <param name="embeddings">(N, D), floating point.</param>
    /// <returns>(N), at least float32, in units of the rating; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The embeddings have another shape or type.</exception>
    public Tensor Predict(Tensor embeddings)
    {
        BatchShape.CheckEmbeddings(embeddings);
        BatchShape.Require(embeddings.shape[1] == embeddingSize, $"embeddings (N, {embeddingSize})", embeddings);
        using var scope = NewDisposeScope();
        var values = LossMath.Wide(embeddings);
        return (head?.call(values) ?? values).select(1, 0).MoveToOuterDisposeScope();
    }

    /// <summary>Sets the bias of the linear layer to a rating, so that no steps are spent on finding it.</summary>
    /// <param name="rating">The mean of the training faces' ratings.</param>
    public void StartAt(double rating)
    {
        using var noGradient = no_grad();
        head?.bias!.fill_(rating);
    }
}
