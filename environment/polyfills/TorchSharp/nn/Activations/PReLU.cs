using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>A leaky ReLU whose slope, one for all or one for each channel, is learnt.</summary>
public sealed class PReLU : nn.Module<Tensor, Tensor>
{
    internal PReLU(long num_parameters, double init, Device? device, ScalarType? dtype) : base(nameof(PReLU))
    {
        (this.num_parameters, this.init) = (num_parameters, init);
        weight = nn.Parameter(full([num_parameters], init, dtype, device));
    }

    public Parameter weight { get => ParameterNamed(nameof(weight))!; set => SetParameter(nameof(weight), value); }

    public long num_parameters { get; }

    public double init { get; }

    public override Tensor forward(Tensor tensor) => F.prelu(tensor, weight);
}
