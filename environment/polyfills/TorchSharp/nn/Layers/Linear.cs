using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary><c>y = x Wᵀ + b</c>: (*, in) to (*, out).</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device,
        ScalarType? dtype) : base(nameof(Linear))
    {
        (in_features, out_features) = (inputSize, outputSize);
        weight = nn.Parameter(empty([outputSize, inputSize], dtype, device));
        if (hasBias)
            bias = nn.Parameter(empty([outputSize], dtype, device));
        DefaultInit.Apply(weight, bias);
    }

    internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
    {
        (out_features, in_features) = (weight.size(0), weight.size(1));
        this.weight = weight;
        this.bias = bias;
    }

    public Parameter weight { get => ParameterNamed(nameof(weight))!; set => SetParameter(nameof(weight), value); }

    public Parameter? bias { get => ParameterNamed(nameof(bias)); set => SetParameter(nameof(bias), value); }

    public long in_features { get; set; }

    public long out_features { get; set; }

    public override Tensor forward(Tensor tensor) => F.linear(tensor, weight, bias);
}
