using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class HingeEmbeddingLoss : Loss<Tensor, Tensor, Tensor>
{
    public HingeEmbeddingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean)
        : base(reduction)
        => this.margin = margin;

    public double margin { get; }

    public override Tensor forward(Tensor input, Tensor target)
        => F.hinge_embedding_loss(input, target, margin, reduction);
}
