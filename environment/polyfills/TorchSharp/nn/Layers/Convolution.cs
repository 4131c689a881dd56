using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What all convolutions share: shapes, weights and their start values.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride,
        long[]? padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups,
        bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null) : base(name)
    {
        if (transposed && padding_mode != PaddingModes.Zeros)
            throw new ArgumentException("A transposed convolution can only pad with zeros.", nameof(padding_mode));
        (this.in_channels, this.out_channels, this.groups) = (in_channels, out_channels, groups);
        (this.kernel_size, this.stride, this.dilation) = (kernel_size, stride, dilation);
        (this.transposed, this.output_padding, this.padding_mode) = (transposed, output_padding, padding_mode);
        if (padding_type is { } named)
            SetPadding(named);
        else
            SetPadding(padding ?? new long[kernel_size.Length]);

        long[] channels = transposed ? [in_channels, out_channels / groups] : [out_channels, in_channels / groups];
        weight = nn.Parameter(empty([.. channels, .. kernel_size], dtype, device));
        if (bias)
            this.bias = nn.Parameter(empty([out_channels], dtype, device));
        reset_parameters();
    }

    public Parameter weight { get => ParameterNamed(nameof(weight))!; set => SetParameter(nameof(weight), value); }

    public Parameter? bias { get => ParameterNamed(nameof(bias)); set => SetParameter(nameof(bias), value); }

    public long in_channels { get; }
    public long out_channels { get; }
    public bool transposed { get; }
    public Padding? padding_type { get; private set; }
    public long[]? padding { get; private set; }
    public PaddingModes padding_mode { get; set; }
    public long groups { get; set; }
    public long[] kernel_size { get; set; }
    public long[] stride { get; set; }
    public long[] dilation { get; set; }
    public long[] output_padding { get; set; }

    public void reset_parameters() => DefaultInit.Apply(weight, bias);

    public void SetPadding(long[] padding) => (padding_type, this.padding) = (null, padding);

    public void SetPadding(Padding padding)
    {
        if (transposed)
            throw new ArgumentException("A transposed convolution has no padding by name.", nameof(padding));
        if (padding == TorchSharp.Padding.Same && stride.Any(s => s != 1))
            throw new ArgumentException("padding='same' is not supported for strided convolutions.", nameof(padding));
        (padding_type, this.padding) = (padding, null);
    }

    /// <summary>(N, C, ...) or, without a batch, (C, ...).</summary>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        var rank = input.dim();
        return (rank == dimensions + 2 && input.size(1) == in_channels)
            || (rank == dimensions + 1 && input.size(0) == in_channels);
    }

    /// <summary>
    /// The margins in the order of <c>functional.pad</c>, last dimension first. (private protected: no part of the API)
    /// </summary>
    private protected long[] Margins()
    {
        var margins = new long[2 * kernel_size.Length];
        for (var i = 0; i < kernel_size.Length; i++)
        {
            var total = padding is not null ? 2 * padding[i]
                : padding_type == TorchSharp.Padding.Same ? dilation[i] * (kernel_size[i] - 1) : 0;
            if (padding_type == TorchSharp.Padding.Same && total != dilation[0] * (kernel_size[0] - 1))
                throw new NotSupportedException(
                    $"padding='same' with {padding_mode} padding needs a square kernel here; see nn/README.md.");
            var at = 2 * (kernel_size.Length - 1 - i);
            margins[at] = total / 2;
            margins[at + 1] = total - total / 2;
        }
        return margins;
    }
}
