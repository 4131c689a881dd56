using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>What losses of embeddings (N, D) and labels (N) that tell about their last batch share.</summary>
public abstract class WatchedLoss : Module<Tensor, Tensor, Tensor>, IBatchStatistics
{
    private protected WatchedLoss(string name) : base(name)
    {
    }

    /// <inheritdoc/>
    public BatchStatistics? Last { get; private set; }

    /// <inheritdoc/>
    public abstract double LossWhenCollapsed { get; }

    private protected void Watch(BatchStatistics statistics)
    {
        Last?.Dispose();
        Last = statistics;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Last?.Dispose();
        base.Dispose(disposing);
    }
}
