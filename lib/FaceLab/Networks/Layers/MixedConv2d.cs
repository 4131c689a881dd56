using FaceLab.Faces;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>A square convolution that computes in a chosen precision, with float32 master weights.</summary>
/// <remarks>
/// TorchSharp has no autocast, so the cast is explicit. The gradient passes through it, and the optimizer sees float32.
/// The weights are initialised for ReLU from the fan out, biases with zero (K. He, X. Zhang, S. Ren, J. Sun, 2015,
/// section 2.2). Use a bias only without a norm after the convolution, because a norm subtracts it again.
/// </remarks>
public sealed class MixedConv2d : Module<Tensor, Tensor>
{
    private const int ChannelsOfSafeStrides = 16;
    private static readonly long[] One = [1, 1];
    private readonly int inputs;
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly Precision precision;
    private readonly long[] strides;
    private readonly long[] margins;

    /// <summary>Makes a convolution with new random weights.</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="kernel">The side of the kernel in pixels.</param>
    /// <param name="stride">The stride in pixels.</param>
    /// <param name="precision">The precision of the convolution.</param>
    /// <param name="bias">True for an offset of each output channel.</param>
    /// <param name="groups">The groups of channels; as many as inputs for a depthwise convolution.</param>
    /// <param name="padding">Zeros at each edge; <see langword="null"/> for half the kernel.</param>
    public MixedConv2d(int inputs, int outputs, int kernel, int stride, Precision precision,
        bool bias = false, int groups = 1, int? padding = null) : base(nameof(MixedConv2d))
    {
        (this.inputs, Kernel, Stride, Groups, this.precision) = (inputs, kernel, stride, groups, precision);
        var margin = padding ?? kernel / 2;
        (strides, margins) = ([stride, stride], [margin, margin]);
        var fanOut = outputs / groups * kernel * kernel;
        var values = init.normal_(empty(outputs, inputs / groups, kernel, kernel), 0, Math.Sqrt(2.0 / fanOut));
        // Kernels get the strides of the activations here, once, instead of at each step.
        weight = new Parameter(precision.ChannelsLast ? FaceInput.ChannelsLast(values) : values);
        this.bias = bias ? new Parameter(zeros(outputs)) : null;
        RegisterComponents();
    }

    /// <summary>The side of the kernel in pixels.</summary>
    public int Kernel { get; }

    /// <summary>The stride in pixels.</summary>
    public int Stride { get; }

    /// <summary>The number of groups of channels that are convolved separately.</summary>
    public int Groups { get; }

    /// <summary>The zeros at each edge.</summary>
    public int Padding => (int)margins[0];

    /// <param name="input">The maps (N, inputs, H, W).</param>
    /// <returns>The maps (N, outputs, (H + 2 padding - kernel) / stride + 1, likewise W); the caller owns
    /// them.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var isUnsafe = Kernel == 1 && margins[0] == 0 && inputs < ChannelsOfSafeStrides;
        var (pixels, steps) = isUnsafe ? (EveryPixel(input, Stride), One) : (input, strides);
        var offsets = bias?.to(precision.Compute);
        var (maps, kernels) = (pixels.to(precision.Compute), weight.to(precision.Compute));
        return functional.conv2d(maps, kernels, offsets, steps, margins, groups: Groups).MoveToOuterDisposeScope();
    }

    // On processors with AVX2 at most, oneDNN writes beyond its buffers in strided 1x1 convolutions of four channels
    // (libtorch 1.13 and 2.10); without this the layer's test ends its process. The sum is the same, but slower.
    private static Tensor EveryPixel(Tensor input, long step) =>
        step == 1 ? input : input.slice(2, 0, input.shape[2], step).slice(3, 0, input.shape[3], step);
}
