using static TorchSharp.torch;

namespace FaceLab.Evaluation;

internal static class EmbeddingRows
{
    /// <summary>Throws unless there are (N, D) finite float32 values and, if there are labels, N of them.</summary>
    /// <exception cref="ArgumentException">Shape, type, a value or the number of labels is wrong.</exception>
    public static void Require(Tensor embeddings, string name, IReadOnlyList<int>? labels = null)
    {
        if (embeddings.dim() != 2 || embeddings.dtype != ScalarType.Float32 || embeddings.shape[0] == 0
            || embeddings.shape[1] == 0)
            throw new ArgumentException("Embeddings are (N, D), float32, not empty; " +
                $"these are ({string.Join(", ", embeddings.shape)}), {embeddings.dtype}.", name);
        if (labels is not null && embeddings.shape[0] != labels.Count)
            throw new ArgumentException(
                $"{embeddings.shape[0]:N0} embeddings do not fit {labels.Count:N0} labels: give one for each row.",
                name);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        // A product of two rows is at most the larger one's square: where that is finite, all products are.
        if (!embeddings.square().sum([1]).isfinite().all().item<bool>())
            throw new ArgumentException("An embedding is not finite: look for a network that diverged.", name);
    }
}
