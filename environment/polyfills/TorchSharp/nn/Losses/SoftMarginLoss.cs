using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class SoftMarginLoss : Loss<Tensor, Tensor, Tensor>
{
    public SoftMarginLoss(Reduction reduction = Reduction.Mean)
        : base(reduction) { }

    public override Tensor forward(Tensor input, Tensor target)
        => F.soft_margin_loss(input, target, reduction);
}
