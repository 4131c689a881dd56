using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Normalizes over the last dimensions, those of <c>normalized_shape</c>.</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device,
        ScalarType? dtype) : base(nameof(LayerNorm))
    {
        (this.normalized_shape, this.eps, this.elementwise_affine) = (normalized_shape, eps, elementwise_affine);
        if (!elementwise_affine) return;
        weight = nn.Parameter(empty(normalized_shape, dtype, device));
        if (bias)
            this.bias = nn.Parameter(empty(normalized_shape, dtype, device));
        reset_parameters();
    }

    public Parameter weight { get => ParameterNamed(nameof(weight))!; set => SetParameter(nameof(weight), value); }

    public Parameter? bias { get => ParameterNamed(nameof(bias)); set => SetParameter(nameof(bias), value); }

    public long[] normalized_shape { get; set; }
    public double eps { get; set; }
    public bool elementwise_affine { get; set; }

    public void reset_parameters()
    {
        if (elementwise_affine)
            nn.init.ones_(weight);
        if (bias is not null)
            nn.init.zeros_(bias);
    }

    public override Tensor forward(Tensor tensor) => F.layer_norm(tensor, normalized_shape, weight, bias, eps);
}
