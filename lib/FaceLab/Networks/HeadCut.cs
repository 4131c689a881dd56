using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>Takes the embedding network out of a network that ends in a head.</summary>
internal static class HeadCut
{
    /// <param name="network">The whole; disposed here but for its embedding network.</param>
    /// <param name="name">Under which the embedding network is registered there.</param>
    /// <param name="backbone">The embedding network.</param>
    /// <param name="freeze">Whether it shall learn no more.</param>
    /// <returns><paramref name="backbone"/>, in evaluation mode; the caller owns it.</returns>
    public static EmbeddingNetwork Take(Module network, string name, EmbeddingNetwork backbone, bool freeze)
    {
        network.register_module(name, null!);       // takes it out of what Dispose frees
        network.Dispose();
        if (freeze)
            backbone.Freeze();
        backbone.eval();
        return backbone;
    }
}
