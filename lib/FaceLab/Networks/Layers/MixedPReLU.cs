using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks.Layers;

/// <summary>Computes max(0, x) + a min(0, x) with one learnt slope a for each channel, on activations of any
/// format.</summary>
/// <remarks>
/// Source: K. He, X. Zhang, S. Ren, J. Sun, "Delving Deep into Rectifiers", 2015, section 2.1; slopes start at 0.25, as
/// in the paper. TorchSharp's own layer needs slopes in the format of its input; here they stay float32 and are cast.
/// Use no weight decay for slopes (same section: decay pushes them to zero, towards ReLU).
/// </remarks>
public sealed class MixedPReLU : Module<Tensor, Tensor>
{
    private readonly Parameter weight;

    /// <summary>Makes an activation with slopes of 0.25.</summary>
    /// <param name="channels">The number of channels, each with its own slope.</param>
    public MixedPReLU(int channels) : base(nameof(MixedPReLU))
    {
        weight = new Parameter(full(channels, 0.25));
        RegisterComponents();
    }

    /// <param name="input">The maps (N, channels, H, W).</param>
    /// <returns>The maps (N, channels, H, W) in the format of the input; the caller owns them.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return functional.prelu(input, weight.to(input.dtype)).MoveToOuterDisposeScope();
    }
}
