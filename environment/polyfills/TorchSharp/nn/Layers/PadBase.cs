using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace TorchSharp.Modules;

/// <summary>A margin around an image; <c>padding</c> is left, right, top, bottom.</summary>
public abstract class PadBase : ParameterLessModule<Tensor, Tensor>
{
    private readonly PaddingModes mode;

    protected PadBase(string name, PaddingModes mode, double value, params long[] padding) : base(name)
        => (this.mode, this.value, this.padding) = (mode, value, padding);

    public long[] padding { get; set; }

    public double value { get; set; }

    public override Tensor forward(Tensor input) => F.pad(input, padding, mode, value);
}
