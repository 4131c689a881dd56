using FaceLab.Faces;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>A square convolution that computes in a chosen precision over float32 master weights.</summary>
/// <remarks>
/// TorchSharp has no autocast, so the cast is here and explicit. The gradient flows back through it: the optimizer sees
/// float32. Initialised for ReLU from the fan out, biases with zero (K. He, X. Zhang, S. Ren, J. Sun, 2015, section 2.2).
/// A bias is for convolutions that no norm follows: a norm subtracts it again, so that it never gets a gradient.
/// </remarks>
public sealed class MixedConv2d : Module<Tensor, Tensor>
{
    private const int ChannelsOfSafeStrides = 16;
    private static readonly long[] One = [1, 1];
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly Precision precision;
    private readonly long[] strides;
    private readonly long[] margins;

    /// <summary>A convolution with fresh weights.</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="kernel">Side of the kernel in pixels.</param>
    /// <param name="stride">Step in pixels.</param>
    /// <param name="precision">Format to compute in.</param>
    /// <param name="bias">Whether each output channel has an offset.</param>
    /// <param name="groups">Groups of channels that do not see each other; as many as inputs for a depthwise convolution.</param>
    /// <param name="padding">Zeros at each edge in pixels; <see langword="null"/> for half the kernel, which keeps the size at stride 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1 (the padding below 0).</exception>
    /// <exception cref="ArgumentException">The channels cannot be divided by the groups.</exception>
    public MixedConv2d(int inputs, int outputs, int kernel, int stride, Precision precision,
        bool bias = false, int groups = 1, int? padding = null) : base(nameof(MixedConv2d))
    {
        ArgumentNullException.ThrowIfNull(precision);
        Check(inputs, outputs, kernel, stride, groups, padding);
        (Inputs, Outputs, Kernel, Stride, Groups, Padding) = (inputs, outputs, kernel, stride, groups, padding ?? kernel / 2);
        this.precision = precision;
        (strides, margins) = ([Stride, Stride], [Padding, Padding]);
        var fanOut = outputs / groups * kernel * kernel;
        var values = init.normal_(empty(outputs, inputs / groups, kernel, kernel), 0, Math.Sqrt(2.0 / fanOut));
        // Kernels have the strides of the activations from the start, instead of at each step.
        weight = new Parameter(precision.ChannelsLast ? FaceInput.ChannelsLast(values) : values);
        this.bias = bias ? new Parameter(zeros(outputs)) : null;
        RegisterComponents();
    }

    /// <summary>Channels in.</summary>
    public int Inputs { get; }

    /// <summary>Channels out.</summary>
    public int Outputs { get; }

    /// <summary>Side of the kernel in pixels.</summary>
    public int Kernel { get; }

    /// <summary>Step in pixels.</summary>
    public int Stride { get; }

    /// <summary>Groups of channels that do not see each other.</summary>
    public int Groups { get; }

    /// <summary>Zeros at each edge in pixels.</summary>
    public int Padding { get; }

    /// <param name="input">(N, inputs, H, W).</param>
    /// <returns>(N, outputs, (H + 2 padding - kernel) / stride + 1, likewise W) in the compute format; the caller owns it.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var (pixels, steps) = Kernel == 1 && Padding == 0 && Inputs < ChannelsOfSafeStrides ? (EveryPixel(input, Stride), One) : (input, strides);
        var offsets = bias?.to(precision.Compute);
        return functional.conv2d(pixels.to(precision.Compute), weight.to(precision.Compute), offsets, steps, margins, groups: Groups).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            weight.Dispose();
            bias?.Dispose();
        }
        base.Dispose(disposing);
    }

    // Strided 1x1 convolutions of four channels make oneDNN write beyond its buffers on processors that stop at AVX2, in libtorch 1.13
    // and 2.10 alike: the test of this layer ends its process without this. Taking the pixels first is the same sum, and slower.
    private static Tensor EveryPixel(Tensor input, long step) =>
        step == 1 ? input : input.slice(2, 0, input.shape[2], step).slice(3, 0, input.shape[3], step);

    private static void Check(int inputs, int outputs, int kernel, int stride, int groups, int? padding)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(kernel, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding ?? 0, nameof(padding));
        if (inputs % groups != 0 || outputs % groups != 0)
            throw new ArgumentException($"{inputs} channels in and {outputs} out do not divide into {groups} groups.", nameof(groups));
    }
}
