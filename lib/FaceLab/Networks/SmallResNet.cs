using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>The options of a <see cref="SmallResNet"/>.</summary>
public sealed record SmallResNetOptions : NetworkOptions
{
    /// <summary>Makes the defaults: 64x64 pixels; other multiples of 16 work.</summary>
    public SmallResNetOptions() : base(inputSize: 64, multiple: 16) { }

    /// <summary>The channels of the stem; the four stages have 1, 2, 4 and 8 times as many.</summary>
    public int Width { get; init; } = 32;

    /// <summary>The numbers in an embedding, D. OpenFace and FaceNet use 128.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <inheritdoc/>
    protected internal override long LeastNumbers =>
        864L * Width * Width + 8L * Width * (InputSize / 16) * (InputSize / 16) * EmbeddingSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireRange(Width, 1024, nameof(Width));
        RequireRange(EmbeddingSize, LargestEmbedding, nameof(EmbeddingSize));
    }
}

/// <summary>A ResNet small enough for two CPU cores: a stride-2 stem and four stages of one residual block
/// each.</summary>
/// <remarks>
/// It has 1,750,688 parameters with its defaults: stem 3x3/2 to 32 channels, stages of 32, 64, 128 and 256 channels, a
/// linear layer over the last 4x4 map, batch norm without scale, and L2 normalisation. There is no global average,
/// because position matters in an aligned face. The linear layer has no bias, because the batch norm after it would
/// subtract it again. Source: FaceLab's own, with the blocks of K. He, X. Zhang, S. Ren, J. Sun, "Deep Residual
/// Learning", 2016.
/// </remarks>
public sealed class SmallResNet : EmbeddingNetwork
{
    /// <summary>The name in <see cref="EmbeddingNetworks"/>.</summary>
    public const string Kind = "small-resnet";

    private readonly MixedConv2d stem;
    private readonly BatchNorm2d stemNorm;
    private readonly Sequential stages;
    private readonly Linear embed;
    private readonly BatchNorm1d embedNorm;
    private readonly UnitLength unit;

    /// <summary>Makes a network with new random weights, seeded by <c>torch.manual_seed</c>.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public SmallResNet(SmallResNetOptions? options = null)
        : base(nameof(SmallResNet), options ??= new(), options.EmbeddingSize)
    {
        var (width, precision) = (options.Width, options.Precision);
        stem = new MixedConv2d(3, width, 3, 2, precision);
        stemNorm = BatchNorm2d(width);
        stages = Sequential(
            ("stage1", new ResidualBlock(width, width, 1, precision)),
            ("stage2", new ResidualBlock(width, 2 * width, 2, precision)),
            ("stage3", new ResidualBlock(2 * width, 4 * width, 2, precision)),
            ("stage4", new ResidualBlock(4 * width, 8 * width, 2, precision)));
        var side = options.InputSize / 16;
        embed = Linear(8 * width * side * side, options.EmbeddingSize, hasBias: false);
        embedNorm = BatchNorm1d(options.EmbeddingSize, affine: false);
        unit = new UnitLength();
        RegisterComponents();
    }

    /// <inheritdoc/>
    protected override Tensor Embed(Tensor images)
    {
        var maps = functional.relu(stemNorm.call(stem.call(images)), inplace: true);     // (N, W, S/2, S/2)
        maps = stages.call(maps);                                                         // (N, 8W, S/16, S/16)
        return unit.call(embedNorm.call(embed.call(maps.to(ScalarType.Float32).flatten(1))));
    }
}
