using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>A loss that learns how to compare two embeddings, other than by their cosine.</summary>
public interface IPairComparer
{
    /// <summary>Compares pair by pair.</summary>
    /// <param name="first">(N, D), float32: embeddings of the first faces.</param>
    /// <param name="second">(N, D): of the second ones.</param>
    /// <returns>(N): larger where the faces are more alike, any range; the caller owns it.</returns>
    Tensor Compare(Tensor first, Tensor second);
}
