using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveAvgPool2d(long[] output_size) : base(nameof(AdaptiveAvgPool2d))
        => this.output_size = output_size;

    public long[] output_size { get; set; }

    public override Tensor forward(Tensor input) => F.adaptive_avg_pool2d(input, output_size);
}
