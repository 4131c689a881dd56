using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
{
    public HuberLoss(double delta = 1.0, Reduction reduction = Reduction.Mean)
        : base(reduction)
        => this.delta = delta;

    public double delta { get; }

    public override Tensor forward(Tensor input, Tensor target)
        => F.huber_loss(input, target, delta, reduction);
}
