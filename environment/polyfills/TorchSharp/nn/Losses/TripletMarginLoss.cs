using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>max(0, d(anchor, positive) - d(anchor, negative) + margin)</summary>
public sealed class TripletMarginLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    public TripletMarginLoss(
        double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean)
        : base(reduction)
        => (this.margin, this.p, this.eps, this.swap) = (margin, p, eps, swap);

    public double margin { get; }

    public long p { get; }

    private double eps { get; }

    private bool swap { get; }

    public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative)
        => F.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, reduction);
}
