using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Bench.Plain;

/// <summary>OpenFace's nn4.small2 for 96 pixels.</summary>
internal sealed class PlainNn4 : Module<Tensor, Tensor>
{
    private readonly Sequential stem;
    private readonly Sequential block2;
    private readonly Sequential blocks;
    private readonly Linear embed;

    public PlainNn4(bool bfloat16) : base(nameof(PlainNn4))
    {
        stem = Sequential(("conv", PlainNets.ConvUnit(3, 64, 7, 2, bfloat16)), ("pool", MaxPool2d(3, 2, 1)),
            ("response", new PlainResponseNorm()));
        block2 = Sequential(
            ("reduce", PlainNets.ConvUnit(64, 64, 1, 1, bfloat16)),
                ("conv", PlainNets.ConvUnit(64, 192, 3, 1, bfloat16)),
            ("response", new PlainResponseNorm()), ("pool", MaxPool2d(3, 2, 1)));
        blocks = Sequential(
            ("3a", new PlainInception(192, 64, (96, 128), (16, 32), l2: false, 32, 1, bfloat16)),
            ("3b", new PlainInception(256, 64, (96, 128), (32, 64), l2: true, 64, 1, bfloat16)),
            ("3c", new PlainInception(320, 0, (128, 256), (32, 64), l2: false, 0, 2, bfloat16)),
            ("4a", new PlainInception(640, 256, (96, 192), (32, 64), l2: true, 128, 1, bfloat16)),
            ("4e", new PlainInception(640, 0, (160, 256), (64, 128), l2: false, 0, 2, bfloat16)),
            ("5a", new PlainInception(1024, 256, (96, 384), null, l2: true, 96, 1, bfloat16)),
            ("5b", new PlainInception(736, 256, (96, 384), null, l2: false, 96, 1, bfloat16)));
        embed = Linear(736, 128);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = blocks.call(block2.call(stem.call(x))).to(ScalarType.Float32);
        return functional.normalize(embed.call(x.mean([2, 3])), eps: 1e-6);
    }
}

/// <summary>Views of 1x1, 3x3, 5x5 and a pooling side by side.</summary>
internal sealed class PlainInception : Module<Tensor, Tensor>
{
    private readonly Sequential? direct;
    private readonly Sequential reduce3;
    private readonly Sequential conv3;
    private readonly Sequential? reduce5;
    private readonly Sequential? conv5;
    private readonly Module<Tensor, Tensor> pool;
    private readonly Sequential? project;

    public PlainInception(int inputs, int direct, (int Reduced, int Outputs) three, (int Reduced, int Outputs)? five,
        bool l2, int projected, int stride,
        bool bfloat16) : base(nameof(PlainInception))
    {
        this.direct = direct > 0 ? PlainNets.ConvUnit(inputs, direct, 1, 1, bfloat16) : null;
        reduce3 = PlainNets.ConvUnit(inputs, three.Reduced, 1, 1, bfloat16);
        conv3 = PlainNets.ConvUnit(three.Reduced, three.Outputs, 3, stride, bfloat16);
        if (five is var (reduced, outputs))
        {
            reduce5 = PlainNets.ConvUnit(inputs, reduced, 1, 1, bfloat16);
            conv5 = PlainNets.ConvUnit(reduced, outputs, 5, stride, bfloat16);
        }
        pool = l2 ? Sequential(ZeroPad2d(1), LPPool2d(2, 3, stride)) : MaxPool2d(3, stride, 1);
        project = projected > 0 ? PlainNets.ConvUnit(inputs, projected, 1, 1, bfloat16) : null;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        List<Tensor> views = [];
        if (direct is not null)
            views.Add(direct.call(x));
        views.Add(conv3.call(reduce3.call(x)));
        if (conv5 is not null)
            views.Add(conv5.call(reduce5!.call(x)));
        var pooled = pool.call(x);
        views.Add(project is null ? pooled : project.call(pooled));
        return cat(views, 1);
    }
}

/// <summary>PyTorch's norm takes the mean of the squares where the paper takes their sum: its alpha is 5 times as
/// large.</summary>
internal sealed class PlainResponseNorm : Module<Tensor, Tensor>
{
    private readonly LocalResponseNorm norm = LocalResponseNorm(5, alpha: 5e-4, beta: 0.75, k: 1);

    public PlainResponseNorm() : base(nameof(PlainResponseNorm)) => RegisterComponents();

    public override Tensor forward(Tensor x) => norm.call(x.to(ScalarType.Float32));
}
