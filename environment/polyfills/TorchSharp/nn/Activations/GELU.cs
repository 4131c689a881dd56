using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class GELU : ParameterLessModule<Tensor, Tensor>
{
    public enum Approximate
    {
        none,
        tanh,
    }

    internal GELU(Approximate approximate, bool inplace) : base(nameof(GELU))
        => (this.approximate, this.inplace) = (approximate, inplace);

    public bool inplace { get; set; }

    public Approximate approximate { get; set; }

    public override Tensor forward(Tensor tensor) => F.gelu(tensor, approximate, inplace);
}
