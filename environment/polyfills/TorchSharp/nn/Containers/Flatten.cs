using static TorchSharp.torch;

namespace TorchSharp.Modules;

public sealed class Flatten : ParameterLessModule<Tensor, Tensor>
{
    internal Flatten(long start_dim, long end_dim) : base(nameof(Flatten))
        => (this.start_dim, this.end_dim) = (start_dim, end_dim);

    public long start_dim { get; set; }

    public long end_dim { get; set; }

    public override Tensor forward(Tensor input) => input.flatten(start_dim, end_dim);
}
