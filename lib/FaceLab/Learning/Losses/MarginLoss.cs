using FaceLab.Learning.Mining;
using static TorchSharp.torch;

namespace FaceLab.Learning.Losses;

/// <summary>A loss of a batch's pairs or triplets that counts the active ones.</summary>
/// <remarks>A loss that is stuck at <see cref="LossWhenCollapsed"/> with an active share of 1 has collapsed. The share
/// stays on the loss's device; reading it on a GPU waits for the batch.</remarks>
public abstract class MarginLoss : EmbeddingLoss
{
    private Tensor[] activeShare = [];      // none or one, float64; an array keeps it out of the state_dict

    private protected MarginLoss(string name, double? margin, double lossWhenCollapsed) : base(name)
    {
        LossMath.CheckedMargin(margin ?? 1);
        (Margin, LossWhenCollapsed) = (margin, lossWhenCollapsed);
    }

    /// <summary>The share of the last batch's pairs or triplets that are active, 0 to 1.</summary>
    /// <value>Not a number before the first batch, and where a batch has no pair or triplet.</value>
    public double ActiveShare => activeShare is [var share] ? share.item<double>() : double.NaN;

    /// <summary>The loss of a batch whose embeddings are all the same.</summary>
    public double LossWhenCollapsed { get; }

    /// <summary>The margin in units of the distance; <see langword="null"/> for the soft margin.</summary>
    private protected double? Margin { get; }

    private protected void NoteActive(Tensor active, Tensor valid)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        DropShare();
        activeShare = [(active.to(ScalarType.Float64) / valid).DetachFromDisposeScope()];
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            DropShare();
        base.Dispose(disposing);
    }

    private void DropShare()
    {
        foreach (var share in activeShare)
            share.Dispose();
        activeShare = [];
    }
}
