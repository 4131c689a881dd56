using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>Two 3x3 convolutions with batch norm and a shortcut, which is a 1x1 convolution if size or channels
/// change.</summary>
/// <remarks>Source: K. He, X. Zhang, S. Ren, J. Sun, "Deep Residual Learning", 2016, section 3.3, option B.</remarks>
public sealed class ResidualBlock : Module<Tensor, Tensor>
{
    private readonly MixedConv2d first;
    private readonly MixedConv2d second;
    private readonly BatchNorm2d firstNorm;
    private readonly BatchNorm2d secondNorm;
    private readonly MixedConv2d? shortcut;
    private readonly BatchNorm2d? shortcutNorm;

    /// <summary>Makes a block with new random weights.</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="stride">The stride of the first convolution, 1 or 2.</param>
    /// <param name="precision">The precision of the convolutions.</param>
    public ResidualBlock(int inputs, int outputs, int stride, Precision precision) : base(nameof(ResidualBlock))
    {
        first = new MixedConv2d(inputs, outputs, 3, stride, precision);
        firstNorm = BatchNorm2d(outputs);
        second = new MixedConv2d(outputs, outputs, 3, 1, precision);
        secondNorm = BatchNorm2d(outputs);
        if (stride != 1 || inputs != outputs)
        {
            shortcut = new MixedConv2d(inputs, outputs, 1, stride, precision);
            shortcutNorm = BatchNorm2d(outputs);
        }
        RegisterComponents();
    }

    /// <param name="input">The maps (N, inputs, H, W).</param>
    /// <returns>The maps (N, outputs, H / stride, W / stride); the caller owns them.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        // In place is safe, because the gradient of a norm does not need its output.
        var hidden = functional.relu(firstNorm.call(first.call(input)), inplace: true);
        hidden = secondNorm.call(second.call(hidden));
        var around = shortcut is null || shortcutNorm is null ? input : shortcutNorm.call(shortcut.call(input));
        return functional.relu(hidden.add_(around), inplace: true).MoveToOuterDisposeScope();
    }
}
