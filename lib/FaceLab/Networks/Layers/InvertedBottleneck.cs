using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>A 1x1 convolution widens, a depthwise 3x3 one looks around, a linear one narrows.</summary>
/// <remarks>
/// Source: M. Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018, section 3.3, with PReLU
/// in place of ReLU6 as S. Chen, Y. Liu, X. Gao, Z. Han, "MobileFaceNets", 2018, section 3.3.
/// </remarks>
public sealed class InvertedBottleneck : Module<Tensor, Tensor>
{
    private readonly ConvUnit widen;
    private readonly ConvUnit depthwise;
    private readonly ConvUnit narrow;
    private readonly bool shortcut;

    /// <summary>A block.</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="expansion">How many times as wide the middle is, the paper's t.</param>
    /// <param name="stride">Step of the depthwise convolution.</param>
    /// <param name="precision">Format to compute in.</param>
    public InvertedBottleneck(int inputs, int outputs, int expansion, int stride, Precision precision)
        : base(nameof(InvertedBottleneck))
    {
        var width = expansion * inputs;
        widen = new ConvUnit(inputs, width, 1, 1, precision, activation: UnitActivation.PReLU);
        depthwise = new ConvUnit(width, width, 3, stride, precision, groups: width, activation: UnitActivation.PReLU);
        narrow = new ConvUnit(width, outputs, 1, 1, precision, activation: UnitActivation.None);
        shortcut = stride == 1 && inputs == outputs;
        RegisterComponents();
    }

    /// <param name="input">(N, inputs, H, W).</param>
    /// <returns>(N, outputs, H / stride, W / stride); the caller owns it.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var maps = narrow.call(depthwise.call(widen.call(input)));
        return (shortcut ? maps.add_(input) : maps).MoveToOuterDisposeScope();
    }
}
