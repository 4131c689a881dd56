using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>The options of a <see cref="MobileFaceNet"/>.</summary>
public sealed record MobileFaceNetOptions : NetworkOptions
{
    /// <summary>Makes the defaults: 112x112 pixels as published; other multiples of 16 work.</summary>
    public MobileFaceNetOptions() : base(inputSize: 112, multiple: 16) { }

    /// <summary>The numbers in an embedding, D; 128 as published.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <inheritdoc/>
    protected internal override long LeastNumbers => 512L * EmbeddingSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireRange(EmbeddingSize, LargestEmbedding, nameof(EmbeddingSize));
    }
}

/// <summary>A network of inverted bottlenecks for faces. A depthwise convolution over the last map has a weight for
/// each place.</summary>
/// <remarks>
/// Source: S. Chen, Y. Liu, X. Gao, Z. Han, "MobileFaceNets", 2018, table 1. (N, 3, 112, 112) to (N, 128); 1,003,136
/// parameters: 976,000 of convolutions, 19,584 of norms, 7,552 slopes. The paper's 0.99 million are these with each
/// norm folded into one bias a channel, 993,344. PReLU follows each convolution except the linear ones, batch norm all
/// of them. As published, the shifts of linear units' norms get no gradient: a 1x1 convolution and the next norm cancel
/// them. Differences: the embedding is scaled to length 1 here, in the paper by its loss (ArcFace); the last 1x1
/// convolution computes in float32; inputs of other sizes have a smaller or larger global kernel.
/// </remarks>
public sealed class MobileFaceNet : EmbeddingNetwork
{
    /// <summary>The name in <see cref="EmbeddingNetworks"/>.</summary>
    public const string Kind = "mobile-facenet";

    private readonly ConvUnit stem;
    private readonly ConvUnit depthwise;
    private readonly Sequential stages;
    private readonly ConvUnit widen;
    private readonly ConvUnit globally;
    private readonly ConvUnit embed;
    private readonly UnitLength unit;

    /// <summary>Makes a network with new random weights, seeded by <c>torch.manual_seed</c>.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public MobileFaceNet(MobileFaceNetOptions? options = null)
        : base(nameof(MobileFaceNet), options ??= new(), options.EmbeddingSize)
    {
        var precision = options.Precision;
        stem = new ConvUnit(3, 64, 3, 2, precision, activation: UnitActivation.PReLU);
        depthwise = new ConvUnit(64, 64, 3, 1, precision, groups: 64, activation: UnitActivation.PReLU);
        (stages, var channels) = Bottlenecks(64, precision);
        widen = new ConvUnit(channels, 512, 1, 1, precision, activation: UnitActivation.PReLU);
        var (linear, exact) = (UnitActivation.None, precision with { Compute = ScalarType.Float32 });
        globally = new ConvUnit(512, 512, options.InputSize / 16, 1, precision, 512, padding: 0, activation: linear);
        embed = new ConvUnit(512, options.EmbeddingSize, 1, 1, exact, activation: linear);
        unit = new UnitLength();
        RegisterComponents();
    }

    /// <summary>The rows of table 1: the paper's t, c, n and s.</summary>
    private static IReadOnlyList<(int Expansion, int Channels, int Repeats, int Stride)> Table { get; } =
        [(2, 64, 5, 2), (4, 128, 1, 2), (2, 128, 6, 1), (4, 128, 1, 2), (2, 128, 2, 1)];

    /// <inheritdoc/>
    protected override Tensor Embed(Tensor images)
    {
        var maps = depthwise.call(stem.call(images));                       // (N, 64, S/2, S/2)
        maps = widen.call(stages.call(maps));                               // (N, 128, S/16, S/16), then 512 channels
        return unit.call(embed.call(globally.call(maps)).flatten(1));       // (N, 512, 1, 1), then (N, D)
    }

    private static (Sequential Stages, int Channels) Bottlenecks(int channels, Precision precision)
    {
        List<(string, Module<Tensor, Tensor>)> made = [];
        foreach (var (row, index) in Table.Select((row, index) => (row, index)))
        {
            for (var i = 0; i < row.Repeats; i++)
            {
                var stride = i == 0 ? row.Stride : 1;
                var block = new InvertedBottleneck(channels, row.Channels, row.Expansion, stride, precision);
                made.Add(($"stage{index + 1}_{i + 1}", block));
                channels = row.Channels;
            }
        }
        return (Sequential(made), channels);
    }
}
