using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>The activation after a unit's norm.</summary>
public enum UnitActivation
{
    /// <summary>No activation: a linear unit.</summary>
    None,

    /// <summary>max(0, x).</summary>
    ReLU,

    /// <summary><see cref="MixedPReLU"/>.</summary>
    PReLU,
}

/// <summary>A convolution without bias, batch norm, and an activation.</summary>
/// <remarks>
/// Source: S. Ioffe, C. Szegedy, "Batch Normalization", 2015, section 3.2: the norm replaces the bias.
/// </remarks>
public sealed class ConvUnit : Module<Tensor, Tensor>
{
    private readonly MixedConv2d conv;
    private readonly BatchNorm2d norm;
    private readonly Module<Tensor, Tensor>? activation;

    /// <summary>Makes a unit with new random weights.</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="kernel">The side of the kernel in pixels.</param>
    /// <param name="stride">The stride in pixels.</param>
    /// <param name="precision">The precision of the convolution.</param>
    /// <param name="groups">The groups of channels; as many as inputs for a depthwise convolution.</param>
    /// <param name="padding">Zeros at each edge; <see langword="null"/> for half the kernel.</param>
    /// <param name="activation">The activation after the norm.</param>
    public ConvUnit(int inputs, int outputs, int kernel, int stride, Precision precision,
        int groups = 1, int? padding = null, UnitActivation activation = UnitActivation.ReLU) : base(nameof(ConvUnit))
    {
        conv = new MixedConv2d(inputs, outputs, kernel, stride, precision, groups: groups, padding: padding);
        norm = BatchNorm2d(outputs);
        this.activation = activation switch
        {
            UnitActivation.ReLU => ReLU(inplace: true),     // the norm's gradient does not need its output
            UnitActivation.PReLU => new MixedPReLU(outputs),
            _ => null,
        };
        RegisterComponents();
    }

    /// <param name="input">The maps (N, inputs, H, W).</param>
    /// <returns>The maps (N, outputs, H / stride, W / stride) in the compute format; the caller owns them.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var maps = norm.call(conv.call(input));
        return (activation?.call(maps) ?? maps).MoveToOuterDisposeScope();
    }
}
