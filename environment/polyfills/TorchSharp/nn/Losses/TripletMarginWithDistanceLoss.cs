using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary><see cref="TripletMarginLoss"/> with any distance.</summary>
public sealed class TripletMarginWithDistanceLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    public TripletMarginWithDistanceLoss(
        Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1.0, bool swap = false,
            Reduction reduction = Reduction.Mean)
        : base(reduction)
        => (this.distance, this.margin, this.swap) = (distance, margin, swap);

    private Func<Tensor, Tensor, Tensor>? distance { get; }

    public double margin { get; }

    private bool swap { get; }

    public override Tensor forward(Tensor anchor, Tensor positive, Tensor negative)
        => F.triplet_margin_with_distance_loss(anchor, positive, negative, distance, margin, swap, reduction);
}
