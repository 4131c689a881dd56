using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
{
    public SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1.0)
        : base(reduction)
        => this.beta = beta;

    public double beta { get; }

    public override Tensor forward(Tensor input, Tensor target)
        => F.smooth_l1_loss(input, target, reduction, beta);
}
