using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>Projection onto the directions of largest variance.</summary>
/// <remarks>Source: K. Pearson, 1901; H. Hotelling, 1933. It uses the singular value decomposition of the centred
/// data.</remarks>
public static class PrincipalComponents
{
    /// <summary>Computes the coordinates on the first components.</summary>
    /// <param name="data">(N, D), float32, N at least 2.</param>
    /// <param name="components">The number of components, at most min(N, D).</param>
    /// <returns>(N, components) float32 coordinates, owned by the caller, and the share of the variance each
    /// component explains. Signs are fixed: the largest weight of a component is positive.</returns>
    /// <exception cref="ArgumentException">The shape does not fit, or a value is not finite.</exception>
    public static (Tensor Coordinates, float[] ExplainedShares) Project(Tensor data, int components = 2)
    {
        var shape = string.Join(", ", data.shape);
        if (data.dim() != 2 || data.shape[0] < 2 || components < 1
            || components > Math.Min(data.shape[0], data.shape[1]))
            throw new ArgumentException($"Cannot take {components} components of data of shape ({shape}): " +
                "give (N, D) with N at least 2 and at most min(N, D) components.");
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        if (!data.isfinite().all().item<bool>())
            throw new ArgumentException(
                $"The data ({shape}) holds values that are not finite: look for a network that diverged.");
        var centred = data - data.mean([0], keepdim: true);
        var (_, singular, directions) = linalg.svd(centred, fullMatrices: false);
        var chosen = directions.narrow(0, 0, components);                                // (k, D)
        var largest = chosen.gather(1, chosen.abs().argmax(1, keepdim: true));            // (k, 1)
        chosen = chosen * largest.sign();
        var variance = singular.square();
        var shares = (variance.narrow(0, 0, components) / variance.sum().clamp_min(1e-20)).data<float>().ToArray();
        return (centred.mm(chosen.t()).MoveToOuterDisposeScope(), shares);
    }
}
