using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What batch and instance normalization share: scale, shift and running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats,
        Device? device, ScalarType? dtype, string name) : base(name)
    {
        (this.num_features, this.eps, this.momentum) = (num_features, eps, momentum);
        (this.affine, this.track_running_stats) = (affine, track_running_stats);
        if (affine)
        {
            weight = nn.Parameter(empty([num_features], dtype, device));
            bias = nn.Parameter(empty([num_features], dtype, device));
        }
        if (track_running_stats)
        {
            running_mean = zeros([num_features], dtype, device);
            running_var = ones([num_features], dtype, device);
            num_batches_tracked = zeros([], ScalarType.Int64, device);
        }
        reset_parameters();
    }

    public Parameter weight { get => ParameterNamed(nameof(weight))!; set => SetParameter(nameof(weight), value); }

    public Parameter? bias { get => ParameterNamed(nameof(bias)); set => SetParameter(nameof(bias), value); }

    public Tensor? running_mean { get => BufferNamed(nameof(running_mean)); set
        => SetBuffer(nameof(running_mean), value); }

    public Tensor? running_var { get => BufferNamed(nameof(running_var)); set
        => SetBuffer(nameof(running_var), value); }

    public Tensor? num_batches_tracked
    {
        get => BufferNamed(nameof(num_batches_tracked));
        set => SetBuffer(nameof(num_batches_tracked), value);
    }

    public long num_features { get; private set; }
    public double eps { get; set; }
    public double? momentum { get; set; }
    public bool affine { get; private set; }
    public bool track_running_stats { get; private set; }

    public void reset_running_stats()
    {
        if (!track_running_stats) return;
        using var _ = no_grad();
        running_mean!.zero_();
        running_var!.fill_(1);
        num_batches_tracked!.zero_();
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (!affine) return;
        nn.init.ones_(weight);
        nn.init.zeros_(bias!);
    }

    protected abstract void ValidateInputDimensions(Tensor input);

    private protected ArgumentException WrongRank(Tensor input, string expected)
        => new($"{GetName()} expects {expected} input, but got ({string.Join(", ", input.shape)}).", nameof(input));
}
