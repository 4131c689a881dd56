using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>Two 3x3 convolutions with batch norm and a shortcut, 1x1 where size or channels change.</summary>
/// <remarks>Source: K. He, X. Zhang, S. Ren, J. Sun, "Deep Residual Learning", 2016, section 3.3, option B.</remarks>
public sealed class ResidualBlock : Module<Tensor, Tensor>
{
    private readonly MixedConv2d first;
    private readonly MixedConv2d second;
    private readonly BatchNorm2d firstNorm;
    private readonly BatchNorm2d secondNorm;
    private readonly MixedConv2d? shortcut;
    private readonly BatchNorm2d? shortcutNorm;

    /// <summary>A block.</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="stride">Step of the first convolution, 1 or 2.</param>
    /// <param name="precision">Format to compute in.</param>
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

    /// <param name="input">(N, inputs, H, W).</param>
    /// <returns>(N, outputs, H / stride, W / stride).</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        // In place: no norm's gradient needs its output.
        var hidden = functional.relu(firstNorm.call(first.call(input)), inplace: true);
        hidden = secondNorm.call(second.call(hidden));
        var around = shortcut is null || shortcutNorm is null ? input : shortcutNorm.call(shortcut.call(input));
        return functional.relu(hidden.add_(around), inplace: true).MoveToOuterDisposeScope();
    }
}
