using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>One triplet for each anchor: its farthest positive and its closest negative ("batch hard").</summary>
/// <remarks>
/// Source: A. Hermans, L. Beyer, B. Leibe, "In Defense of the Triplet Loss for Person Re-Identification", 2017, section 2,
/// equation 5. An anchor without a positive or without a negative in the batch has no triplet. Of equally far images any may be
/// picked. Time and memory O(N²).
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
        return new Triplets(anchors, positives.index_select(0, anchors), negatives.index_select(0, anchors), anchors.shape[0])
            .MoveToOuterDisposeScope();
    }
}
