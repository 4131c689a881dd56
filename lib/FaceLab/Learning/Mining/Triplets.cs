using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>Triplets that a miner picked from a batch: rows of embeddings or of a distance matrix.</summary>
/// <param name="Anchors">(T), int64.</param>
/// <param name="Positives">(T), int64: other images of the anchors' identities.</param>
/// <param name="Negatives">(T), int64: images of other identities.</param>
/// <param name="Candidates">How many triplets there could have been at most, by the miner's own rule: T or more.</param>
public sealed record Triplets(Tensor Anchors, Tensor Positives, Tensor Negatives, long Candidates) : IDisposable
{
    /// <summary>T.</summary>
    public long Count => Anchors.shape[0];

    /// <summary>Frees the three tensors.</summary>
    public void Dispose()
    {
        Anchors.Dispose();
        Positives.Dispose();
        Negatives.Dispose();
    }

    internal Triplets MoveToOuterDisposeScope()
    {
        _ = (Anchors.MoveToOuterDisposeScope(), Positives.MoveToOuterDisposeScope(), Negatives.MoveToOuterDisposeScope());
        return this;
    }
}
