using FaceLab.Learning.Mining;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>Supervised contrastive loss: for each anchor i the mean over its positives p of -ln(exp(z_i z_p / τ) / Σ
/// exp(z_i z_a / τ)), where a runs over all other rows of the batch; and the mean of that over the anchors.</summary>
/// <remarks>
/// Source: P. Khosla et al., "Supervised Contrastive Learning", NeurIPS 2020, equation 2 (L_out, the mean outside the
/// logarithm); τ = 0.1 is the paper's. Departures: the mean over the anchors that have a positive instead of the sum
/// over all; z is the embedding itself, without the projection head that the paper uses in training only. Range: at
/// least 0; with few embeddings of an identity and a large batch of N about ln N before training. Owned tensors: none.
/// Embeddings are normalised here. A batch without a genuine pair gives 0 with a gradient of 0.
/// </remarks>
/// <param name="temperature">τ, above 0; small values stress the hardest negatives.</param>
/// <exception cref="ArgumentOutOfRangeException">The temperature is not positive or not finite.</exception>
public sealed class SupervisedContrastiveLoss(double temperature = 0.1)
    : EmbeddingLoss(nameof(SupervisedContrastiveLoss))
{
    private readonly double temperature = temperature > 0 && double.IsFinite(temperature) ? temperature
        : throw new ArgumentOutOfRangeException(
            nameof(temperature), temperature, "Give a positive temperature; the paper's is 0.1.");

    private protected override Tensor Compute(Tensor embeddings, Tensor labels)
    {
        var unit = LossMath.Unit(LossMath.Wide(embeddings));
        var logits = unit.mm(unit.t()) / temperature;                                           // (N, N)
        var (genuine, impostor) = PairMasks.Of(labels);
        var others = logits.masked_fill(genuine.logical_or(impostor).logical_not(), double.NegativeInfinity);
        var logProbabilities = logits - others.logsumexp(1, keepdim: true);
        var positives = genuine.sum(1);                                                             // (N)
        var ofAnchors = logProbabilities.masked_fill(genuine.logical_not(), 0).sum(1) / positives.clamp_min(1);
        var mean = -ofAnchors.sum() / positives.gt(0).sum().clamp_min(1);
        return mean + LossMath.ZeroIfFinite(embeddings);
    }
}
