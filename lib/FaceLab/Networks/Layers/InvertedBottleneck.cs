using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>A 1x1 convolution with more channels, a depthwise 3x3 convolution, and a linear 1x1 convolution with
/// fewer.</summary>
/// <remarks>
/// Source: M. Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018, section 3.3, with PReLU
/// in place of ReLU6, as in S. Chen, Y. Liu, X. Gao, Z. Han, "MobileFaceNets", 2018, section 3.3.
/// </remarks>
public sealed class InvertedBottleneck : Module<Tensor, Tensor>
{
    private readonly ConvUnit widen;
    private readonly ConvUnit depthwise;
    private readonly ConvUnit narrow;

    /// <summary>Makes a block with new random weights.</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="expansion">The factor of the channels in the middle, the paper's t.</param>
    /// <param name="stride">The stride of the depthwise convolution.</param>
    /// <param name="precision">The precision of the convolutions.</param>
    public InvertedBottleneck(int inputs, int outputs, int expansion, int stride, Precision precision)
        : base(nameof(InvertedBottleneck))
    {
        var width = expansion * inputs;
        widen = new ConvUnit(inputs, width, 1, 1, precision, activation: UnitActivation.PReLU);
        depthwise = new ConvUnit(width, width, 3, stride, precision, groups: width, activation: UnitActivation.PReLU);
        narrow = new ConvUnit(width, outputs, 1, 1, precision, activation: UnitActivation.None);
        HasShortcut = stride == 1 && inputs == outputs;
        RegisterComponents();
    }

    /// <summary>True if the input is added to the output.</summary>
    internal bool HasShortcut { get; }

    /// <param name="input">The maps (N, inputs, H, W).</param>
    /// <returns>The maps (N, outputs, H / stride, W / stride); the caller owns them.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var maps = narrow.call(depthwise.call(widen.call(input)));
        return (HasShortcut ? maps.add_(input) : maps).MoveToOuterDisposeScope();
    }
}
