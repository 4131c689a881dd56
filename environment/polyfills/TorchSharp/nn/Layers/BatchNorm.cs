using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>Every channel to mean 0 and variance 1 over the batch, then scaled and shifted.</summary>
public abstract class BatchNorm : NormBase
{
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats,
        Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var (mean, variance) = (running_mean, running_var);
        var updates = training && track_running_stats;
        if (updates)
            num_batches_tracked!.add_(1);
        // Statistics that are not tracked are not used in training, even if someone set them.
        var uses = !training || track_running_stats;
        return F.batch_norm(input, uses ? mean : null, uses ? variance : null, weight, bias,
            training || (mean is null && variance is null), updates ? Rate() : momentum ?? 0.0, eps);
    }

    /// <summary>No momentum: the running statistics are plain averages over all batches so far.</summary>
    private double Rate() => momentum ?? 1.0 / num_batches_tracked!.item<long>();
}
