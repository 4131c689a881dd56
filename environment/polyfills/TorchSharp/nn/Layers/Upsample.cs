using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class Upsample : ParameterLessModule<Tensor, Tensor>
{
    private readonly long[]? _size;
    private readonly double[]? _scale_factor;

    internal Upsample(long[]? size, double[]? scale_factor, UpsampleMode mode, bool? align_corners,
        bool? recompute_scale_factor) : base(nameof(Upsample))
    {
        (_size, _scale_factor, this.mode) = (size, scale_factor, mode);
        (this.align_corners, this.recompute_scale_factor) = (align_corners, recompute_scale_factor);
    }

    public bool? recompute_scale_factor { get; set; }
    public UpsampleMode mode { get; private set; }
    public bool? align_corners { get; private set; }
    public ReadOnlySpan<long> size => _size;
    public ReadOnlySpan<double> scale_factor => _scale_factor;

    public override Tensor forward(Tensor input) => F.interpolate(
        input, _size, _scale_factor, (InterpolationMode)mode, align_corners, recompute_scale_factor ?? false);
}
