using static TorchSharp.torch;

namespace FaceLab.Evaluation.Clustering;

/// <summary>Groups faces by their embeddings alone, knowing neither the people nor their number.</summary>
/// <remarks>Every threshold is a cosine similarity, as in verification: a threshold of verification is a first guess
/// here. Rows need not have length 1; only their direction counts. At a threshold of 1 exact copies share a cluster:
/// a cosine within 0.00001 of it counts as 1.</remarks>
public interface IFaceClustering
{
    /// <summary>Groups faces.</summary>
    /// <param name="embeddings">(N, D), float32, N and D at least 1, rows of any length above zero.</param>
    /// <param name="cancellationToken">Stops the work; checked many times a second.</param>
    /// <returns>N cluster numbers, 0 .. C-1 in the order in which clusters first appear; negative for faces in no
    /// cluster, only by <see cref="Dbscan"/>. The same embeddings give the same numbers.</returns>
    /// <exception cref="ArgumentException">The shape or type does not fit, a value is not finite, or a row is
    /// zero; if all are, the network is called dead.</exception>
    /// <exception cref="InsufficientMemoryException">The threshold is so low that the graph of similar faces would
    /// not fit in memory.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    int[] Cluster(Tensor embeddings, CancellationToken cancellationToken = default);
}
