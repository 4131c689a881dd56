using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class AdaptiveMaxPool1d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveMaxPool1d(long output_size) : base(nameof(AdaptiveMaxPool1d))
        => this.output_size = output_size;

    public long output_size { get; set; }

    public override Tensor forward(Tensor input) => F.adaptive_max_pool1d(input, output_size);
}
