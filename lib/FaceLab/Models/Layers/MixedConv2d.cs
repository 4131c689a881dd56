using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Models.Layers;

/// <summary>A convolution without bias that computes in a chosen precision over float32 master weights.</summary>
/// <remarks>
/// TorchSharp has no autocast, so the cast is here and explicit. The gradient flows back through it: the optimizer sees
/// float32. Initialised for ReLU from the fan out (K. He, X. Zhang, S. Ren, J. Sun, 2015, section 2.2).
/// </remarks>
public sealed class MixedConv2d : Module<Tensor, Tensor>
{
    private static readonly long[] One = [1, 1];
    private readonly Parameter weight;
    private readonly Precision precision;
    private readonly long[] stride;
    private readonly long[] padding;

    /// <summary>A square convolution, padded so that stride 1 keeps the size.</summary>
    /// <param name="inputs">Channels in.</param>
    /// <param name="outputs">Channels out.</param>
    /// <param name="kernel">Side of the kernel in pixels, odd.</param>
    /// <param name="stride">Step in pixels.</param>
    /// <param name="precision">Format to compute in.</param>
    public MixedConv2d(int inputs, int outputs, int kernel, int stride, Precision precision) : base(nameof(MixedConv2d))
    {
        this.precision = precision;
        this.stride = [stride, stride];
        padding = [kernel / 2, kernel / 2];
        weight = new Parameter(empty(outputs, inputs, kernel, kernel));
        init.kaiming_normal_(weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU);
        RegisterComponents();
    }

    /// <param name="input">(N, C, H, W).</param>
    /// <returns>(N, outputs, H / stride, W / stride) in the compute format.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var kernel = weight.to(precision.Compute);
        if (precision.ChannelsLast)
            kernel = kernel.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2);
        // Strided 1x1 convolutions of few channels make Debian's oneDNN 2.6 write beyond its buffers on processors that stop at AVX2
        // (found by glibc's MALLOC_CHECK_ and in plain PyTorch too). Taking the pixels first is the same sum, without that kernel.
        var (pixels, step) = padding[0] == 0 ? (EveryPixel(input, stride[0]), One) : (input, stride);
        return functional.conv2d(pixels.to(precision.Compute), kernel, null, step, padding).MoveToOuterDisposeScope();
    }

    private static Tensor EveryPixel(Tensor input, long step) =>
        step == 1 ? input : input.slice(2, 0, input.shape[2], step).slice(3, 0, input.shape[3], step);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            weight.Dispose();
        base.Dispose(disposing);
    }
}
