using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>Divides each row by its Euclidean length, so that embeddings lie on the unit sphere.</summary>
/// <remarks>
/// Then squared Euclidean distance is 2 - 2 cosine. Source: F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", 2015,
/// section 3.1. No parameters.
/// </remarks>
/// <param name="smallest">A row shorter than this is divided by this instead, so that zeros stay zeros.</param>
public sealed class UnitLength(double smallest = 1e-12) : Module<Tensor, Tensor>(nameof(UnitLength))
{
    /// <summary>The length below which a row is not stretched to 1.</summary>
    public double Smallest { get; } = smallest;

    /// <param name="input">(N, D), float32.</param>
    /// <returns>(N, D), rows of length 1; the caller owns it.</returns>
    public override Tensor forward(Tensor input) => functional.normalize(input, eps: Smallest);
}
