using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class MultiMarginLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    public MultiMarginLoss(
        int p = 1, double margin = 1.0, Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : base(weight, reduction)
        => (this.p, this.margin) = (p, margin);

    public int p { get; }

    public double margin { get; }

    public override Tensor forward(Tensor input, Tensor target)
        => F.multi_margin_loss(input, target, p, margin, weight, reduction);
}
