using FaceLab.Networks;
using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Tests.Evaluation.Explanation;

/// <summary>The mean of what is positive in each colour, as a vector of length 1: every explanation of it can be
/// written down by hand.</summary>
internal sealed class ColourNetwork : EmbeddingNetwork
{
    private readonly ReLU colours = ReLU(inplace: true);
    private readonly UnitLength unit = new();
    private readonly Action? onPass;
    private readonly Func<Tensor, Tensor>? passOn;

    public ColourNetwork(int size = 8, Action? onPass = null, Func<Tensor, Tensor>? passOn = null)
        : base(nameof(ColourNetwork), new AnySize(size), 3)
    {
        (this.onPass, this.passOn) = (onPass, passOn);
        RegisterComponents();
    }

    public override NetworkDescription Description => throw new NotSupportedException();

    protected override Tensor Embed(Tensor images)
    {
        var maps = colours.call(images.clone());
        onPass?.Invoke();
        return unit.call((passOn?.Invoke(maps) ?? maps).mean([2, 3]));
    }

    private sealed record AnySize(int Side) : NetworkOptions(Side);
}
