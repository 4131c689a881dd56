using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>Picks the triplets of a batch that a loss learns from.</summary>
public interface ITripletMiner
{
    /// <summary>Mines a batch whose distances are known.</summary>
    /// <param name="distances">(N, N), floating point, smaller meaning more alike; as <see cref="BatchDistances.All"/> gives them.
    /// A distance that is not a finite number never gets a triplet picked: a loss shows it as a loss that is not finite.</param>
    /// <param name="labels">(N), int64, on the device of <paramref name="distances"/>.</param>
    /// <returns>The triplets, possibly none, on the same device, without gradient; the caller owns them.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit.</exception>
    Triplets Mine(Tensor distances, Tensor labels);
}
