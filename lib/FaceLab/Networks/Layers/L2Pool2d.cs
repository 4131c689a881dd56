using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>Computes the Euclidean norm of each 3x3 window, padded with zeros so that stride 1 keeps the
/// size.</summary>
/// <remarks>
/// Source: P. Sermanet, S. Chintala, Y. LeCun, "Convolutional neural networks applied to house numbers digit
/// classification", 2012, section 2.2 (Lp pooling); F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", 2015, table
/// 2. It equals PyTorch's <c>LPPool2d</c> of the padded input, except for a small constant that keeps the gradient of
/// the root finite: a window of zeros, which is frequent after ReLU, gives 1e-6 instead of 0. No parameters.
/// </remarks>
/// <param name="stride">The stride in pixels.</param>
public sealed class L2Pool2d(int stride = 1) : Module<Tensor, Tensor>(nameof(L2Pool2d))
{
    private const double Smallest = 1e-12;

    /// <summary>The stride in pixels.</summary>
    public int Stride { get; } = stride;

    /// <param name="input">The maps (N, C, H, W).</param>
    /// <returns>The maps (N, C, H / stride, W / stride), at least 1e-6; the caller owns them.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        // Dividing by 1 makes the average a sum.
        var sums = functional.avg_pool2d(input * input, 3, Stride, 1, divisor_override: 1);
        return sums.add_(Smallest).sqrt().MoveToOuterDisposeScope();
    }
}
