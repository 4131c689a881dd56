using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss with a weight for each class or element. The weight belongs to the caller.</summary>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    public WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction)
        => this.weight = weight;

    public Tensor? weight { get; }
}
