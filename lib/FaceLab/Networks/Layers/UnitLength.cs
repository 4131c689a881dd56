using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>Divides each row by its Euclidean length, so that embeddings lie on the unit sphere.</summary>
/// <remarks>
/// Then squared Euclidean distance is 2 - 2 cosine. Source: F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", 2015, section
/// 3.1. A row shorter than <see cref="Smallest"/> is divided by that instead, so that zeros stay zeros. No parameters.
/// </remarks>
public sealed class UnitLength : Module<Tensor, Tensor>
{
    /// <summary>A head.</summary>
    /// <param name="smallest">Length below which a row is not stretched to 1, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a positive number.</exception>
    public UnitLength(double smallest = 1e-12) : base(nameof(UnitLength))
    {
        if (!(smallest > 0) || !double.IsFinite(smallest))
            throw new ArgumentOutOfRangeException(nameof(smallest), smallest, "Give a small positive length, as 1e-12.");
        Smallest = smallest;
    }

    /// <summary>Length below which a row is not stretched to 1.</summary>
    public double Smallest { get; }

    /// <param name="input">(N, D), float32.</param>
    /// <returns>(N, D), rows of length 1; the caller owns it.</returns>
    public override Tensor forward(Tensor input) => functional.normalize(input, eps: Smallest);
}
