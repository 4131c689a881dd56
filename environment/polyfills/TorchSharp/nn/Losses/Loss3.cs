using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>A loss of three inputs: one value each, or their mean or sum.</summary>
public abstract class Loss<T1, T2, T3, TResult> : nn.Module<T1, T2, T3, TResult>
{
    public Loss(nn.Reduction reduction = nn.Reduction.Mean) : base(nameof(Loss<T1, T2, T3, TResult>))
        => this.reduction = reduction;

    public nn.Reduction reduction { get; }
}
