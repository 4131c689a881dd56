using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class LocalResponseNorm : ParameterLessModule<Tensor, Tensor>
{
    internal LocalResponseNorm(long size, double alpha, double beta, double k) : base(nameof(LocalResponseNorm))
        => (this.size, this.alpha, this.beta, this.k) = (size, alpha, beta, k);

    public long size { get; set; }
    public double alpha { get; set; }
    public double beta { get; set; }
    public double k { get; set; }

    public override Tensor forward(Tensor input) => F.local_response_norm(input, size, alpha, beta, k);
}
