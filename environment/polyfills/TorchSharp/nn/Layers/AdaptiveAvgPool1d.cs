using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class AdaptiveAvgPool1d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveAvgPool1d(long output_size) : base(nameof(AdaptiveAvgPool1d))
        => this.output_size = output_size;

    public long output_size { get; set; }

    public override Tensor forward(Tensor input) => F.adaptive_avg_pool1d(input, output_size);
}
