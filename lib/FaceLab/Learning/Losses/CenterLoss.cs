using FaceLab.Learning.Mining;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>Pulls embeddings to the centre of their class: half the mean squared distance, ½ |x - c|².</summary>
/// <remarks>
/// Source: Y. Wen, K. Zhang, Z. Li, Y. Qiao, "A Discriminative Feature Learning Approach for Deep Face Recognition",
/// ECCV 2016, equations 2 to 4. After the loss of a batch is computed, each centre c_j moves by -α Δc_j with Δc_j = Σ
/// (c_j - x_i) / (1 + n_j) over the n_j embeddings of class j in the batch, so that the centre of a class without any
/// stays, and one mislabelled face moves a centre little. Centres are not parameters: the gradient with respect to x_i
/// is (x_i - c) / N and none reaches c. Departures: the mean over the batch instead of the sum; centres start at 0 (the
/// paper does not say where). They move in training mode with gradients on, so that a validation loss under
/// <c>no_grad</c> or after <c>eval()</c> leaves them alone. A class with an embedding that is not finite keeps its
/// centre. The loss alone is least where all embeddings are equal: use <see cref="SoftmaxCenterLoss"/>. Range: at least
/// 0; at most 2 with unit embeddings. Owned tensors: centers (C, D), a buffer in the <c>state_dict</c>.
/// </remarks>
public sealed class CenterLoss : EmbeddingLoss, IClassLoss
{
    private readonly Tensor centers;
    private readonly double alpha;

    /// <summary>A loss with centres at 0.</summary>
    /// <param name="classes">C, at least 1: identities of the training set.</param>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="alpha">α, the rate at which centres move, 0 to 1; the paper's is 0.5.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public CenterLoss(int classes, int embeddingSize, double alpha = 0.5) : base(nameof(CenterLoss))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(embeddingSize, 1);
        if (!(alpha >= 0 && alpha <= 1))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Give a share from 0 (centres stay) to 1.");
        (this.alpha, centers) = (alpha, zeros(classes, embeddingSize));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public int Classes => (int)centers.shape[0];

    private protected override void Check(Tensor embeddings, Tensor labels) =>
        BatchShape.CheckClasses(embeddings, labels, centers);

    private protected override Tensor Compute(Tensor embeddings, Tensor labels)
    {
        var offsets = LossMath.Wide(embeddings) - centers.index_select(0, labels);                  // (N, D)
        if (training && is_grad_enabled())
            MoveCenters(offsets.detach(), labels);
        return offsets.square().sum([1]).mean() / 2;
    }

    private void MoveCenters(Tensor offsets, Tensor labels)
    {
        using var noGradient = no_grad();
        var sums = zeros_like(centers).index_add_(0, labels, offsets.to(centers.dtype), 1);         // Σ (x - c)
        var counts = bincount(labels, minlength: centers.shape[0]).unsqueeze(1);                    // (C, 1)
        var step = sums / (1 + counts) * alpha;
        centers.add_(where(step.isfinite().all(1, keepdim: true), step, zeros_like(step)));
    }
}
