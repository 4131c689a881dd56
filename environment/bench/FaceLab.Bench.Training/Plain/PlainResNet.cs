using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Bench.Plain;

/// <summary>A stem of stride 2 and four stages of one residual block each.</summary>
internal sealed class PlainResNet : Module<Tensor, Tensor>
{
    private const int Width = 32;

    private readonly Module<Tensor, Tensor> stem;
    private readonly BatchNorm2d stemNorm;
    private readonly Sequential stages;
    private readonly Linear embed;
    private readonly BatchNorm1d embedNorm;

    public PlainResNet(int inputSize, bool bfloat16) : base(nameof(PlainResNet))
    {
        var side = inputSize / 16;
        stem = PlainNets.Conv(3, Width, 3, 2, bfloat16);
        stemNorm = BatchNorm2d(Width);
        stages = Sequential(
            ("stage1", new PlainBlock(Width, Width, 1, bfloat16)),
            ("stage2", new PlainBlock(Width, 2 * Width, 2, bfloat16)),
            ("stage3", new PlainBlock(2 * Width, 4 * Width, 2, bfloat16)),
            ("stage4", new PlainBlock(4 * Width, 8 * Width, 2, bfloat16)));
        embed = Linear(8 * Width * side * side, 128, hasBias: false);
        embedNorm = BatchNorm1d(128, affine: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = functional.relu(stemNorm.call(stem.call(x)));
        x = stages.call(x).to(ScalarType.Float32).flatten(1);
        return functional.normalize(embedNorm.call(embed.call(x)));
    }
}

/// <summary>Two 3x3 convolutions and a shortcut.</summary>
internal sealed class PlainBlock : Module<Tensor, Tensor>
{
    private readonly Module<Tensor, Tensor> first;
    private readonly BatchNorm2d firstNorm;
    private readonly Module<Tensor, Tensor> second;
    private readonly BatchNorm2d secondNorm;
    private readonly Module<Tensor, Tensor>? shortcut;
    private readonly BatchNorm2d? shortcutNorm;

    public PlainBlock(int inputs, int outputs, int stride, bool bfloat16) : base(nameof(PlainBlock))
    {
        first = PlainNets.Conv(inputs, outputs, 3, stride, bfloat16);
        firstNorm = BatchNorm2d(outputs);
        second = PlainNets.Conv(outputs, outputs, 3, 1, bfloat16);
        secondNorm = BatchNorm2d(outputs);
        if (stride != 1 || inputs != outputs)
        {
            shortcut = PlainNets.Conv(inputs, outputs, 1, stride, bfloat16);
            shortcutNorm = BatchNorm2d(outputs);
        }
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var hidden = functional.relu(firstNorm.call(first.call(x)));
        hidden = secondNorm.call(second.call(hidden));
        var around = shortcut is null ? x : shortcutNorm!.call(shortcut.call(x));
        return functional.relu(hidden + around);
    }
}
