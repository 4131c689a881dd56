using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class PairwiseDistance : ParameterLessModule<Tensor, Tensor, Tensor>
{
    internal PairwiseDistance(double norm, double eps, bool keepdim) : base(nameof(PairwiseDistance))
        => (this.norm, this.eps, this.keepdim) = (norm, eps, keepdim);

    public double norm { get; set; }
    public double eps { get; set; }
    public bool keepdim { get; set; }

    public override Tensor forward(Tensor input1, Tensor input2)
        => F.pairwise_distance(input1, input2, norm, eps, keepdim);
}
