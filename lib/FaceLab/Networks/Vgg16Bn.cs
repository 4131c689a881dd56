using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>The options of a <see cref="Vgg16Bn"/>.</summary>
public sealed record Vgg16BnOptions : NetworkOptions
{
    /// <summary>Makes the defaults: 224x224 pixels as published; other multiples of 32 work.</summary>
    public Vgg16BnOptions() : base(inputSize: 224, multiple: 32) { }

    /// <summary>The channels of the first stage, 64 as published; the others have 2, 4, 8 and 8 times as
    /// many.</summary>
    public int Width { get; init; } = 64;

    /// <summary>The side P of the grid of averages of the last maps: 1 for a global average, 7 in
    /// torchvision.</summary>
    public int PoolSize { get; init; } = 1;

    /// <summary>The outputs of a last linear layer; <see langword="null"/> for none, which gives the 8 · width · P²
    /// features.</summary>
    public int? Projection { get; init; }

    /// <summary>True if rows are scaled to length 1.</summary>
    public bool Normalize { get; init; } = true;

    /// <inheritdoc/>
    protected internal override long LeastNumbers =>
        2880L * Width * Width + 8L * Width * PoolSize * PoolSize * (Projection ?? 0);

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireRange(Width, 512, nameof(Width));
        RequireRange(PoolSize, 8, nameof(PoolSize));
        RequireRange(Projection ?? 1, LargestEmbedding, nameof(Projection));
    }
}

/// <summary>The features of VGG-16 with batch norm: thirteen 3x3 convolutions in five stages.</summary>
/// <remarks>
/// Source: K. Simonyan, A. Zisserman, "Very Deep Convolutional Networks", 2015, table 1, configuration D; batch norm as
/// in torchvision's <c>vgg16_bn</c>. (N, 3, 224, 224) to (N, 512 P²), or to the numbers of a projection; 14,718,912
/// parameters without it. torchvision's features have 14,723,136: a bias in each convolution, 4,224 in all, which the
/// batch norms cancel and which are left out here. Weights have torchvision's names (<c>features.0.weight</c> ...), so
/// that torchvision's weights can be loaded. If a state has <c>features.i.bias</c>, subtract it from
/// <c>features.(i+1).running_mean</c>; evaluation is then the same. torchvision normalises pictures by ImageNet's means
/// and deviations; here they are in [-1, 1]. Differences: no classifier of three linear layers but an adaptive average
/// to P x P; other widths than 64.
/// </remarks>
public sealed class Vgg16Bn : EmbeddingNetwork
{
    /// <summary>The name in <see cref="EmbeddingNetworks"/>.</summary>
    public const string Kind = "vgg16-bn";

    private readonly Sequential features;
    private readonly AdaptiveAvgPool2d pool;
    private readonly Linear? project;
    private readonly UnitLength? unit;

    /// <summary>Makes a network with new random weights, seeded by <c>torch.manual_seed</c>.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public Vgg16Bn(Vgg16BnOptions? options = null)
        : base(nameof(Vgg16Bn), options ??= new(), options.Projection ?? Features(options))
    {
        features = Sequential(Layers(options));
        pool = AdaptiveAvgPool2d(options.PoolSize);
        project = options.Projection is { } numbers ? Linear(Features(options), numbers) : null;
        unit = options.Normalize ? new UnitLength() : null;
        RegisterComponents();
    }

    /// <summary>The factor of the first stage's channels, and the number of convolutions, of each stage.</summary>
    private static IReadOnlyList<(int Factor, int Convolutions)> Table { get; } =
        [(1, 2), (2, 2), (4, 3), (8, 3), (8, 3)];

    /// <inheritdoc/>
    protected override Tensor Embed(Tensor images)
    {
        var maps = features.call(images).to(ScalarType.Float32);            // (N, 512, S/32, S/32)
        var numbers = pool.call(maps).flatten(1);                           // (N, 512 P²)
        numbers = project?.call(numbers) ?? numbers;
        return unit?.call(numbers) ?? numbers;
    }

    private static int Features(Vgg16BnOptions options) =>
        Table[^1].Factor * options.Width * options.PoolSize * options.PoolSize;

    private static Module<Tensor, Tensor>[] Layers(Vgg16BnOptions options)
    {
        List<Module<Tensor, Tensor>> layers = [];
        var channels = 3;
        foreach (var (factor, convolutions) in Table)
        {
            var outputs = factor * options.Width;
            for (var i = 0; i < convolutions; i++)
            {
                var conv = new MixedConv2d(channels, outputs, 3, 1, options.Precision);
                layers.AddRange([conv, BatchNorm2d(outputs), ReLU(inplace: true)]);
                channels = outputs;
            }
            layers.Add(MaxPool2d(2));
        }
        return [.. layers];
    }
}
