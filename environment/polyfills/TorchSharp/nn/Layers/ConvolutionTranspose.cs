using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A convolution's gradient as a layer: it makes images larger.</summary>
public abstract class ConvolutionTranspose : Convolution
{
    protected ConvolutionTranspose(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride,
        long[]? padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups,
        bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
        : base(name, in_channels, out_channels, kernel_size, stride, padding, padding_type, dilation, transposed,
            output_padding, groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input) => forward(input, null);

    public abstract Tensor forward(Tensor input, long[]? output_size);

    /// <summary>How much to add at one side so that the output has the size that was asked for.</summary>
    private protected long[] OutputPaddingFor(Tensor input, long[] output_size)
    {
        var spatial = kernel_size.Length;
        var lead = (int)input.dim() - spatial;
        var wanted = output_size.Length == lead + spatial ? output_size[lead..] : output_size;
        if (wanted.Length != spatial)
            throw new ArgumentException(
                $"{GetName()}: output_size must have {spatial} or {lead + spatial} elements (got {output_size.Length}).",
                nameof(output_size));
        var extra = new long[spatial];
        for (var i = 0; i < spatial; i++)
        {
            var least = (input.size(lead + i) - 1) * stride[i] - 2 * padding![i] + dilation[i] * (kernel_size[i] - 1) + 1;
            extra[i] = wanted[i] - least;
            if (extra[i] < 0 || extra[i] >= stride[i])
                throw new ArgumentException(
                    $"{GetName()}: requested an output size of {wanted[i]} in dimension {lead + i}, " +
                    $"but valid sizes range from {least} to {least + stride[i] - 1}.", nameof(output_size));
        }
        return extra;
    }
}
