using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>Divides each row by its Euclidean length, so that embeddings lie on the unit sphere.</summary>
/// <remarks>
/// The squared Euclidean distance is then 2 - 2 cosine. Source: F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet",
/// 2015, section 3.1. No parameters.
/// </remarks>
/// <param name="smallest">The least divisor: a shorter row is divided by it, so that zeros stay zeros.</param>
public sealed class UnitLength(double smallest = 1e-12) : Module<Tensor, Tensor>(nameof(UnitLength))
{
    /// <summary>The length below which a row is not scaled to 1.</summary>
    public double Smallest { get; } = smallest;

    /// <param name="input">The rows (N, D), float32.</param>
    /// <returns>The rows (N, D), of length 1; the caller owns them.</returns>
    public override Tensor forward(Tensor input) => functional.normalize(input, eps: Smallest);
}
