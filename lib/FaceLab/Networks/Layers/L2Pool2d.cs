using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>The Euclidean norm of each window: p-norm pooling with p = 2, padded with zeros so that stride 1 keeps the size.</summary>
/// <remarks>
/// Source: P. Sermanet, S. Chintala, Y. LeCun, "Convolutional neural networks applied to house numbers digit classification",
/// 2012, section 2.2 (Lp pooling); F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", 2015, table 2. It equals PyTorch's
/// <c>LPPool2d</c> of the padded input, up to a smoothing that keeps the gradient of the root finite: a window of zeros,
/// which ReLU makes often, gives 1e-6 rather than 0. No parameters.
/// </remarks>
public sealed class L2Pool2d : Module<Tensor, Tensor>
{
    private const double Smallest = 1e-12;

    /// <summary>A pooling.</summary>
    /// <param name="kernel">Side of the window in pixels, odd.</param>
    /// <param name="stride">Step in pixels.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window is even, or a number is below 1.</exception>
    public L2Pool2d(int kernel = 3, int stride = 1) : base(nameof(L2Pool2d))
    {
        if (kernel < 1 || kernel % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(kernel), kernel, "A window around a pixel has an odd side, from 1 on.");
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        (Kernel, Stride) = (kernel, stride);
    }

    /// <summary>Side of the window in pixels.</summary>
    public int Kernel { get; }

    /// <summary>Step in pixels.</summary>
    public int Stride { get; }

    /// <param name="input">(N, C, H, W).</param>
    /// <returns>(N, C, H / stride, W / stride), at least 1e-6; the caller owns it.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        // Dividing by 1 makes the average a sum.
        var sums = functional.avg_pool2d(input * input, Kernel, Stride, Kernel / 2, divisor_override: 1);
        return sums.add_(Smallest).sqrt().MoveToOuterDisposeScope();
    }
}
