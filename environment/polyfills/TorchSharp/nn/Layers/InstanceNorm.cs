using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Every channel of every image to mean 0 and variance 1.</summary>
public abstract class InstanceNorm : NormBase
{
    public InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats,
        Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    protected abstract long GetNumberOfBatchDimensions();

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var channel = (int)(input.dim() - GetNumberOfBatchDimensions());
        if (input.size(channel) != num_features)
            throw new ArgumentException(
                $"{GetName()} expects {num_features} features in dimension {channel}, " +
                $"but got ({string.Join(", ", input.shape)}).", nameof(input));
        if (channel != 0)
            return Apply(input);
        using var batch = input.unsqueeze(0);
        using var result = Apply(batch);
        return result.squeeze(0);
    }

    private Tensor Apply(Tensor input) => F.instance_norm(input, running_mean, running_var, weight, bias,
        training || !track_running_stats, momentum ?? 0.1, eps);
}
