using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>The size of a <see cref="SmallResNet"/>.</summary>
public sealed record SmallResNetOptions : NetworkOptions
{
    /// <summary>The defaults: 64x64 pixels, a multiple of 16.</summary>
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

/// <summary>A ResNet for two cores: a stride-2 stem and four stages of one residual block each.</summary>
/// <remarks>
/// With its defaults 1,750,688 parameters: stem 3x3/2 to 32 channels, stages of 32, 64, 128 and 256 channels, a
/// linear layer over the last 4x4 map (position matters in an aligned face, so no global average) without bias, since
/// the batch norm after it, which has no scale, would subtract it again, and L2 normalisation. Source: ours, of the
/// blocks of K. He, X. Zhang, S. Ren, J. Sun, "Deep Residual Learning", 2016.
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

    /// <summary>A network with fresh weights; <c>torch.manual_seed</c> decides which.</summary>
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
