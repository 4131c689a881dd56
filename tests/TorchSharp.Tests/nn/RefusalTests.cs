using TorchSharp.Modules;
using static TorchSharp.torch;
using L = TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Tests.NN;

/// <summary>Where TorchSharp and PyTorch disagree, the polyfill refuses: the table in its nn/README.md.</summary>
public sealed class RefusalTests
{
    [Fact]
    public void The_polyfill_does_not_choose_between_two_meanings()
    {
        if (!CompletenessTests.IsPolyfill) return;
        using var scope = NewDisposeScope();
        Parameter[] one = [new(zeros(1))], two = [new(zeros(1))];
        Assert.Throws<NotSupportedException>(() => optim.SGD(one, 0.1, weight_decay: 0.1, maximize: true));
        using var sgd = optim.SGD([new SGD.ParamGroup(one), new SGD.ParamGroup(two)], 0.1, 0.9);
        Assert.Throws<NotSupportedException>(() => L.OneCycleLR(sgd, 0.1, 10));
        Assert.Throws<NotSupportedException>(() => L.CyclicLR(sgd, 0.1, 0.2));
        Assert.Throws<NotSupportedException>(
            () => L.CyclicLR(sgd, 0.1, 0.2, mode: L.impl.CyclicLR.Mode.ExpRange, cycle_momentum: false));
        using var conv = nn.Conv2d(1, 1, (3, 5), Padding.Same, padding_mode: PaddingModes.Reflect);
        Assert.Throws<NotSupportedException>(() => conv.call(rand(1, 1, 8, 8)));
        Assert.Throws<ArgumentException>(() => nn.BatchNorm1d(4).call(rand(1, 4)));
    }

    [Fact]
    public void Group_norm_starts_as_in_PyTorch()
    {
        if (!CompletenessTests.IsPolyfill) return;
        using var norm = nn.GroupNorm(1, 3);
        Assert.Equal([1f, 1f, 1f], norm.weight.data<float>().ToArray());
        Assert.Equal([0f, 0f, 0f], norm.bias!.data<float>().ToArray());
    }
}
