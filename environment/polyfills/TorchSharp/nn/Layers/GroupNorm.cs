using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Normalizes over groups of channels of each image, so that it does not depend on the batch.</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        (this.num_groups, this.eps, this.affine) = (num_groups, eps, affine);
        if (!affine) return;
        // TorchSharp 0.107 leaves both uninitialized: a network that uses it there sets them itself.
        weight = nn.Parameter(ones([num_channels], dtype, device));
        bias = nn.Parameter(zeros([num_channels], dtype, device));
    }

    public Parameter weight { get => ParameterNamed(nameof(weight))!; set => SetParameter(nameof(weight), value); }

    public Parameter? bias { get => ParameterNamed(nameof(bias)); set => SetParameter(nameof(bias), value); }

    public long num_groups { get; set; }
    public double eps { get; set; }
    public bool affine { get; set; }

    public override Tensor forward(Tensor tensor)
    {
        if (tensor.dim() < 3)
            throw new ArgumentException(
                $"GroupNorm expects at least 3D input, but got ({string.Join(", ", tensor.shape)}).", nameof(tensor));
        return F.group_norm(tensor, num_groups, weight, bias, eps);
    }
}
