using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

public sealed class Conv1d : Convolution
{
    internal Conv1d(long in_channels, long out_channels, long kernel_size, long stride, long? padding,
        Padding? padding_type, long dilation, long groups, bool bias, PaddingModes padding_mode, Device? device,
        ScalarType? dtype)
        : base(nameof(Conv1d), in_channels, out_channels, [kernel_size], [stride], padding is { } p ? [p] : null,
            padding_type, [dilation], false, [0L], groups, bias, padding_mode, device, dtype)
    {
    }

    public override Tensor forward(Tensor input)
    {
        if (!ValidateShape(input, 1))
            throw new ArgumentException(
                $"Expected 2D (unbatched) or 3D (batched) input with {in_channels} channels to Conv1d, " +
                $"but got ({string.Join(", ", input.shape)}).", nameof(input));
        if (padding_mode != PaddingModes.Zeros)
            return ForwardPadded(input);
        if (padding_type is { } named)
            return F.conv1d_padding(input, weight, bias, stride[0], named, dilation[0], groups);
        return F.conv1d(input, weight, bias, stride[0], padding![0], dilation[0], groups);
    }

    private Tensor ForwardPadded(Tensor input)
    {
        using var padded = F.pad(input, Margins(), padding_mode);
        return F.conv1d(padded, weight, bias, stride[0], 0, dilation[0], groups);
    }
}
