using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Cross entropy of probabilities; the input is between 0 and 1.</summary>
public sealed class BCELoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    public BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean)
        : base(weight, reduction) { }

    public override Tensor forward(Tensor input, Tensor target)
        => F.binary_cross_entropy(input, target, weight, reduction);
}
