using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>Local response normalisation: y = x / (k + alpha · sum of x² over the n channels around)^beta.</summary>
/// <remarks>
/// Source: A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet Classification with Deep Convolutional Neural Networks",
/// 2012, section 3.3. Here as there n is 5, alpha 1e-4 and beta 0.75, but k is 1, there 2. There are two conventions:
/// in the paper and in Deeplearning4j alpha multiplies the sum; in Caffe, Torch7 and PyTorch (<c>LocalResponseNorm</c>)
/// it multiplies the mean, sum / n. This layer follows the paper, so it equals PyTorch's with an alpha n times as
/// large. The sum over neighbouring channels is a 1x1 convolution with a band of alphas as its kernel and k as its
/// bias. This is a matrix product; a generic pooling over channels would take most of a network's time. As in other
/// norms, it computes in float32 for every input format. No parameters.
/// </remarks>
/// <param name="channels">The channels of the input.</param>
public sealed class ResponseNorm(int channels) : Module<Tensor, Tensor>(nameof(ResponseNorm))
{
    internal const int Neighbours = 5;      // n
    internal const double Alpha = 1e-4;
    internal const double Beta = 0.75;
    internal const double K = 1;
    private const int ToEachSide = Neighbours / 2;

    // A tuple, so that TorchSharp takes them neither for parameters nor for a part of the state.
    private (Tensor Band, Tensor Offset)? constants;

    /// <param name="input">The maps (N, channels, H, W).</param>
    /// <returns>The maps (N, channels, H, W), float32; the caller owns them.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var maps = input.to(ScalarType.Float32);
        var (band, offset) = ConstantsOn(maps.device);
        var divisors = functional.conv2d(maps * maps, band, offset);
        return (maps * divisors.pow(-Beta)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            DropConstants();
        base.Dispose(disposing);
    }

    private (Tensor Band, Tensor Offset) ConstantsOn(Device device)
    {
        if (constants is { } made && made.Band.device.Equals(device))
            return made;
        DropConstants();
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var band = ones(channels, channels).tril(ToEachSide).triu(-ToEachSide).mul(Alpha);
        band = band.reshape(channels, channels, 1, 1).to(device);
        constants = (band.DetachFromDisposeScope(), full(channels, K).to(device).DetachFromDisposeScope());
        return constants.Value;
    }

    private void DropConstants()
    {
        constants?.Band.Dispose();
        constants?.Offset.Dispose();
        constants = null;
    }
}
