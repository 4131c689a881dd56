using FaceLab.Faces;
using FaceLab.Networks;
using static TorchSharp.torch;

namespace FaceLab.Evaluation;

/// <summary>Makes embeddings of prepared faces: a network, bare pixels, or a network from elsewhere.</summary>
public interface IFaceEmbedder
{
    /// <summary>Embeds some faces.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="rows">The rows of <paramref name="faces"/>, at least one, in this order.</param>
    /// <returns>(N, D), float32, on the CPU, rows of any length above zero, of which only the direction counts; the
    /// caller owns it.</returns>
    Tensor Embed(PreparedFaces faces, IReadOnlyList<int> rows);
}

/// <summary>Embeds by a network, as <see cref="Embedder"/> does.</summary>
/// <param name="network">The network; the caller keeps it. It is in evaluation mode afterwards.</param>
public sealed class NetworkEmbedder(EmbeddingNetwork network) : IFaceEmbedder
{
    /// <inheritdoc/>
    public Tensor Embed(PreparedFaces faces, IReadOnlyList<int> rows) => Embedder.Embed(network, faces, rows);
}
