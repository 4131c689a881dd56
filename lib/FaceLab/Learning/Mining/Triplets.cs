using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>Picks the triplets of a batch that a loss learns from.</summary>
public interface ITripletMiner
{
    /// <summary>Mines a batch whose distances are known.</summary>
    /// <param name="distances">(N, N), floating point, smaller meaning more alike; as
    /// <see cref="BatchDistances.All"/> gives them. No triplet is picked by a distance that is not finite.</param>
    /// <param name="labels">(N), int64, on the device of <paramref name="distances"/>.</param>
    /// <returns>The triplets, possibly none, on the same device, without gradient; the caller owns them.</returns>
    /// <exception cref="ArgumentException">Shapes or types do not fit.</exception>
    Triplets Mine(Tensor distances, Tensor labels);
}

/// <summary>Triplets that a miner picked from a batch: rows of embeddings or of a distance matrix.</summary>
/// <param name="Anchors">(T), int64.</param>
/// <param name="Positives">(T), int64: other images of the anchors' identities.</param>
/// <param name="Negatives">(T), int64: images of other identities.</param>
/// <param name="Candidates">The largest number of triplets that the miner's rule allows, at least T.</param>
public sealed record Triplets(Tensor Anchors, Tensor Positives, Tensor Negatives, long Candidates) : IDisposable
{
    /// <summary>The number of triplets, T.</summary>
    public long Count => Anchors.shape[0];

    /// <summary>Frees the three tensors.</summary>
    public void Dispose()
    {
        Anchors.Dispose();
        Positives.Dispose();
        Negatives.Dispose();
    }

    /// <summary>Keeps some of the rows, and gives them to the outer dispose scope.</summary>
    internal static Triplets Of(Tensor anchors, Tensor positives, Tensor negatives, Tensor kept, long candidates)
    {
        return new(Kept(anchors), Kept(positives), Kept(negatives), candidates);

        Tensor Kept(Tensor rows) => rows.index_select(0, kept).MoveToOuterDisposeScope();
    }
}

/// <summary>Picks one triplet for each anchor: its farthest positive and its closest negative ("batch hard").</summary>
/// <remarks>
/// Source: A. Hermans, L. Beyer, B. Leibe, "In Defense of the Triplet Loss for Person Re-Identification", 2017,
/// section 2, equation 5. An anchor without a positive or without a negative in the batch has no triplet. Of equally
/// far images any may be picked. Time and memory O(N²).
/// </remarks>
public sealed class HardestTriplets : ITripletMiner
{
    /// <inheritdoc/>
    public Triplets Mine(Tensor distances, Tensor labels)
    {
        BatchShape.CheckDistances(distances, labels);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var (genuine, impostor) = PairMasks.Of(labels).WhereFinite(distances);
        var positives = distances.masked_fill(genuine.logical_not(), double.NegativeInfinity).argmax(1);
        var negatives = distances.masked_fill(impostor.logical_not(), double.PositiveInfinity).argmin(1);
        var anchors = genuine.any(1).logical_and(impostor.any(1)).nonzero().squeeze(1);
        var rows = arange(labels.shape[0], device: labels.device);
        return Triplets.Of(rows, positives, negatives, anchors, candidates: anchors.shape[0]);
    }
}
