using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What PyTorch draws for a linear or convolution layer: the weight first, then the bias.</summary>
internal static class DefaultInit
{
    private static readonly double Sqrt5 = Math.Sqrt(5);

    internal static void Apply(Parameter weight, Parameter? bias)
    {
        nn.init.kaiming_uniform_(weight, Sqrt5);
        if (bias is null) return;
        var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
        var bound = fanIn > 0 ? 1 / Math.Sqrt(fanIn) : 0;
        nn.init.uniform_(bias, -bound, bound);
    }
}
