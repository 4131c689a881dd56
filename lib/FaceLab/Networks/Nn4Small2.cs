using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static FaceLab.Networks.Layers.InceptionPool;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>The options of an <see cref="Nn4Small2"/>.</summary>
public sealed record Nn4Small2Options : NetworkOptions
{
    /// <summary>Makes the defaults: 96x96 pixels as published; other multiples of 32 work.</summary>
    public Nn4Small2Options() : base(inputSize: 96, multiple: 32) { }

    /// <summary>The numbers in an embedding, D; 128 as published.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <inheritdoc/>
    protected internal override long LeastNumbers => 736L * EmbeddingSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireRange(EmbeddingSize, LargestEmbedding, nameof(EmbeddingSize));
    }
}

/// <summary>OpenFace's nn4.small2: FaceNet's NN4 without blocks 4b, 4c, 4d and with smaller 5a, 5b.</summary>
/// <remarks>
/// Source: F. Schroff, D. Kalenichenko, J. Philbin, "FaceNet", 2015, section 3.3 and table 2; B. Amos, B. Ludwiczuk,
/// M. Satyanarayanan, "OpenFace", CMU-CS-16-118, 2016, and its definition nn4.small2.def.lua; Deeplearning4j's
/// FaceNetNN4Small2, whose table this is. (N, 3, 96, 96) to (N, 128); 3,729,312 parameters. OpenFace's models page says
/// 3,733,968: its convolutions have biases, 4,656 in all, which the batch norms after them cancel and which are left
/// out here. Deeplearning4j's tutorial says over 5 million: those, the 9,312 running means and variances that it
/// counts, and a center-loss classifier of LFW's 5,749 people (128 weights, a bias, 128 numbers of a centre) make
/// 5,220,773. Differences from OpenFace: response norm takes alpha times the sum, like Krizhevsky and Deeplearning4j,
/// not the mean; L2 pooling is padded like every other window, where OpenFace leaves a border of zeros; branches have
/// the order 1x1, 3x3, 5x5, pool, there 3x3, 5x5, pool, 1x1; the last average covers the whole map, 3x3 at 96 pixels.
/// Difference from Deeplearning4j: every padding is half the kernel, there a stride of 2 pads one pixel more on the
/// right and below. OpenFace's released weights are of a network whose pools have other strides than its definition
/// (its issues 349 and 351, its openfacenet.py), and do not fit here. He initialisation; the linear layer starts with
/// zero biases.
/// </remarks>
public sealed class Nn4Small2 : EmbeddingNetwork
{
    /// <summary>The name in <see cref="EmbeddingNetworks"/>.</summary>
    public const string Kind = "nn4-small2";

    private readonly Sequential stem;
    private readonly Sequential block2;
    private readonly Sequential blocks;
    private readonly Linear embed;
    private readonly UnitLength unit;

    /// <summary>Makes a network with new random weights, seeded by <c>torch.manual_seed</c>.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Nn4Small2(Nn4Small2Options? options = null)
        : base(nameof(Nn4Small2), options ??= new(), options.EmbeddingSize)
    {
        var precision = options.Precision;
        stem = Sequential(
            ("conv", new ConvUnit(3, 64, 7, 2, precision)),
            ("pool", MaxPool2d(3, 2, 1)),
            ("response", new ResponseNorm(64)));
        block2 = Sequential(
            ("reduce", new ConvUnit(64, 64, 1, 1, precision)),
            ("conv", new ConvUnit(64, 192, 3, 1, precision)),
            ("response", new ResponseNorm(192)),
            ("pool", MaxPool2d(3, 2, 1)));
        (blocks, var channels) = Inception(192, precision);
        embed = Linear(channels, options.EmbeddingSize);
        init.kaiming_normal_(embed.weight, nonlinearity: init.NonlinearityType.ReLU);
        init.zeros_(embed.bias!);
        unit = new UnitLength(1e-6);
        RegisterComponents();
    }

    /// <summary>The inception blocks of the table, in its order.</summary>
    private static IReadOnlyList<(string Name, InceptionShape Shape)> Table { get; } =
    [
        ("3a", new(64, new(96, 128), new(16, 32), Max, 32)),
        ("3b", new(64, new(96, 128), new(32, 64), L2, 64)),
        ("3c", new(0, new(128, 256), new(32, 64), Max, 0, Stride: 2)),
        ("4a", new(256, new(96, 192), new(32, 64), L2, 128)),
        ("4e", new(0, new(160, 256), new(64, 128), Max, 0, Stride: 2)),
        ("5a", new(256, new(96, 384), null, L2, 96)),
        ("5b", new(256, new(96, 384), null, Max, 96)),
    ];

    /// <inheritdoc/>
    protected override Tensor Embed(Tensor images)
    {
        var maps = block2.call(stem.call(images));                      // (N, 64, S/4, S/4), then (N, 192, S/8, S/8)
        maps = blocks.call(maps);                                           // (N, 736, S/32, S/32)
        return unit.call(embed.call(maps.to(ScalarType.Float32).mean([2, 3])));
    }

    private static (Sequential Blocks, int Channels) Inception(int channels, Precision precision)
    {
        List<(string, Module<Tensor, Tensor>)> made = [];
        foreach (var (name, shape) in Table)
        {
            made.Add((name, new InceptionBlock(channels, shape, precision)));
            channels = shape.OutputsOf(channels);
        }
        return (Sequential(made), channels);
    }
}
