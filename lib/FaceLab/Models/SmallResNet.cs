using FaceLab.Models.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Models;

/// <summary>A ResNet small enough to train on two cores: a stride-2 stem and four stages of one residual block each.</summary>
/// <remarks>
/// With its defaults 1.75 million parameters: stem 3x3/2 to 32 channels, stages of 32, 64, 128 and 256 channels, a linear
/// layer over the last 4x4 map (position matters in an aligned face, so no global average), batch norm without scale,
/// and L2 normalisation.
/// </remarks>
public sealed class SmallResNet : Module<Tensor, Tensor>
{
    private readonly MixedConv2d stem;
    private readonly BatchNorm2d stemNorm;
    private readonly Sequential stages;
    private readonly Linear embed;
    private readonly BatchNorm1d embedNorm;

    /// <summary>A network with fresh weights; <c>torch.manual_seed</c> decides which.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SmallResNet(SmallResNetOptions? options = null) : base(nameof(SmallResNet))
    {
        Options = options ?? new();
        Options.Validate();
        var (width, precision) = (Options.Width, Options.Precision);
        stem = new MixedConv2d(3, width, 3, 2, precision);
        stemNorm = BatchNorm2d(width);
        stages = Sequential(
            ("stage1", new ResidualBlock(width, width, 1, precision)),
            ("stage2", new ResidualBlock(width, 2 * width, 2, precision)),
            ("stage3", new ResidualBlock(2 * width, 4 * width, 2, precision)),
            ("stage4", new ResidualBlock(4 * width, 8 * width, 2, precision)));
        var side = Options.InputSize / 16;
        embed = Linear(8 * width * side * side, Options.EmbeddingSize);
        embedNorm = BatchNorm1d(Options.EmbeddingSize, affine: false);
        RegisterComponents();
    }

    /// <summary>The sizes it was made with.</summary>
    public SmallResNetOptions Options { get; }

    /// <param name="input">(N, 3, InputSize, InputSize), float32.</param>
    /// <returns>(N, D), float32, rows of length 1.</returns>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var maps = functional.relu(stemNorm.call(stem.call(input)));     // (N, W, S/2, S/2)
        maps = stages.call(maps);                                         // (N, 8W, S/16, S/16)
        var features = maps.to(ScalarType.Float32).flatten(1);
        return functional.normalize(embedNorm.call(embed.call(features))).MoveToOuterDisposeScope();
    }
}
