using static TorchSharp.torch;

namespace FaceLab.Learning;

/// <summary>The number of directions in which embeddings really differ: 1 if they lie on a line, D if all directions
/// count equally.</summary>
/// <remarks>
/// It is exp of the entropy of the shares of the singular values of the centred embeddings. Source: O. Roy, M.
/// Vetterli, "The effective rank: a measure of effective dimensionality", EUSIPCO 2007, definition 1. Range: [1, min(N,
/// D)]; 0 if all embeddings are the same.
/// </remarks>
public static class EffectiveRank
{
    /// <summary>Computes the effective rank of a batch of embeddings.</summary>
    /// <param name="embeddings">(N, D), float32, N at least 2.</param>
    /// <returns>A number from 0 to min(N, D).</returns>
    /// <exception cref="ArgumentException">The shape is another, or a value is not finite.</exception>
    public static double Of(Tensor embeddings)
    {
        if (embeddings.dim() != 2 || embeddings.shape[0] < 2)
            throw new ArgumentException($"Expected embeddings (N, D) with N at least 2, got " +
                $"({string.Join(", ", embeddings.shape)}).", nameof(embeddings));
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var centred = embeddings.detach().to(ScalarType.Float32);
        if (!centred.isfinite().all().item<bool>())
            throw new ArgumentException("An embedding is not finite: look for a network that diverged.",
                nameof(embeddings));
        centred -= centred.mean([0], keepdim: true);
        var (_, singular, _) = linalg.svd(centred, fullMatrices: false);
        var total = singular.sum().item<float>();
        // Rounding leaves small values where 0 is expected: compare with the precision of float32.
        if (total <= 1e-6 * Math.Sqrt(embeddings.shape[0]))
            return 0;
        var shares = singular.div(total).clamp_min(1e-12);
        return Math.Exp(-(shares * shares.log()).sum().item<float>());
    }
}
