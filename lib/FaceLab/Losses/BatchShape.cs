using static TorchSharp.torch;

namespace FaceLab.Losses;

/// <summary>The one check that every loss makes first.</summary>
internal static class BatchShape
{
    public static void Check(Tensor embeddings, Tensor labels)
    {
        ArgumentNullException.ThrowIfNull(embeddings);
        ArgumentNullException.ThrowIfNull(labels);
        if (embeddings.dim() != 2 || labels.dim() != 1 || embeddings.shape[0] != labels.shape[0])
            throw new ArgumentException("Expected embeddings (N, D) and labels (N), got " +
                $"({string.Join(", ", embeddings.shape)}) and ({string.Join(", ", labels.shape)}).");
        if (embeddings.shape[0] < 2)
            throw new ArgumentException($"A batch of {embeddings.shape[0]} has no pair: give at least 2 embeddings.");
    }
}
