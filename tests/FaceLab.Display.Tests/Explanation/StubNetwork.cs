using FaceLab.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace FaceLab.Display.Tests.Explanation;

/// <summary>The mean of what is positive in each colour.</summary>
internal sealed class StubNetwork : EmbeddingNetwork
{
    private readonly ReLU colours = nn.ReLU();

    public StubNetwork(int size) : base(nameof(StubNetwork), new AnySize(size), 3) => RegisterComponents();

    public override NetworkDescription Description => throw new NotSupportedException();

    protected override Tensor Embed(Tensor images) => colours.call(images).mean([2, 3]);

    private sealed record AnySize(int Side) : NetworkOptions(Side);
}
