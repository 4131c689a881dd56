using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>The target is 1 for a pair that should be alike, -1 for one that should not.</summary>
public sealed class CosineEmbeddingLoss : Loss<Tensor, Tensor, Tensor, Tensor>
{
    public CosineEmbeddingLoss(double margin = 0.0, Reduction reduction = Reduction.Mean)
        : base(reduction)
        => this.margin = margin;

    public double margin { get; }

    public override Tensor forward(Tensor input1, Tensor input2, Tensor target)
        => F.cosine_embedding_loss(input1, input2, target, margin, reduction);
}
