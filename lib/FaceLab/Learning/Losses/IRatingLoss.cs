using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>A loss that learns scores of faces: in the place of labels it reads scores, (N), float32, in units of the set.</summary>
public interface IRatingLoss
{
    /// <summary>The scores that embeddings stand for.</summary>
    /// <param name="embeddings">(N, D), floating point.</param>
    /// <returns>(N), at least float32, in units of the score; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The embeddings have another shape or type.</exception>
    Tensor Predict(Tensor embeddings);

    /// <summary>Lets predictions begin around a score, so that no step is spent on finding it; does nothing where they
    /// are the embeddings themselves.</summary>
    /// <param name="score">The mean of the training faces' scores.</param>
    void StartAt(double score);
}
