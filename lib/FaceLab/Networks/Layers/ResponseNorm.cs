using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>Local response normalisation: y = x / (k + alpha · sum of x² over the n channels around)^beta.</summary>
/// <remarks>
/// Source: A. Krizhevsky, I. Sutskever, G. Hinton, "ImageNet Classification with Deep Convolutional Neural Networks", 2012,
/// section 3.3, with k 2, n 5, alpha 1e-4, beta 0.75. Two conventions are about: there, and in Deeplearning4j, alpha multiplies
/// the sum; in Caffe, Torch7 and PyTorch (<c>LocalResponseNorm</c>) it multiplies the mean, sum / n. This layer takes the
/// paper's, so that it equals PyTorch's with an alpha n times as large.
/// The sum over neighbouring channels is a 1x1 convolution whose kernel is a band of alphas and whose bias is k: a matrix
/// product, where a generic pooling over channels takes most of a network's time. It computes in float32 whatever the input's
/// format, as other norms do. No parameters.
/// </remarks>
public sealed class ResponseNorm : Module<Tensor, Tensor>
{
    // In a tuple, so that they are taken neither for parameters nor for part of the state.
    private (Tensor Band, Tensor Offset)? constants;

    /// <summary>A norm.</summary>
    /// <param name="channels">Channels of the input.</param>
    /// <param name="size">Channels n that a sum spans, odd.</param>
    /// <param name="alpha">Weight of the sum.</param>
    /// <param name="beta">The power.</param>
    /// <param name="k">What is added to the sum, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public ResponseNorm(int channels, int size = 5, double alpha = 1e-4, double beta = 0.75, double k = 1) : base(nameof(ResponseNorm))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        if (size < 1 || size % 2 == 0)
            throw new ArgumentOutOfRangeException(nameof(size), size, "A window around a channel has an odd size, from 1 on.");
        if (!(alpha >= 0) || !double.IsFinite(alpha))
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "Give 0 or a positive weight.");
        if (!double.IsFinite(beta))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "The power is a finite number.");
        if (!(k > 0) || !double.IsFinite(k))
            throw new ArgumentOutOfRangeException(nameof(k), k, "k keeps the divisor away from zero: give a positive number.");
        (Channels, Size, Alpha, Beta, K) = (channels, size, alpha, beta, k);
        RegisterComponents();
    }

    /// <summary>Channels of the input.</summary>
    public int Channels { get; }

    /// <summary>Channels that a sum spans, n.</summary>
    public int Size { get; }

    /// <summary>Weight of the sum.</summary>
    public double Alpha { get; }

    /// <summary>The power.</summary>
    public double Beta { get; }

    /// <summary>What is added to the sum.</summary>
    public double K { get; }

    /// <param name="input">(N, channels, H, W).</param>
    /// <returns>(N, channels, H, W), float32; the caller owns it.</returns>
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
        var all = ones(Channels, Channels);
        var band = all.tril(Size / 2).triu(-(Size / 2)).mul(Alpha).reshape(Channels, Channels, 1, 1).to(device);
        var offset = full(Channels, K).to(device);
        constants = (band.DetachFromDisposeScope(), offset.DetachFromDisposeScope());
        return constants.Value;
    }

    private void DropConstants()
    {
        constants?.Band.Dispose();
        constants?.Offset.Dispose();
        constants = null;
    }
}
