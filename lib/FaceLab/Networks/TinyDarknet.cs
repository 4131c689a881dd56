using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>The activation of a <see cref="TinyDarknet"/>.</summary>
public enum DarknetActivation
{
    /// <summary>x above 0, exp(x) - 1 below (D. Clevert, T. Unterthiner, S. Hochreiter, 2016).</summary>
    Elu,

    /// <summary>max(0, x).</summary>
    Relu,
}

/// <summary>The options of a <see cref="TinyDarknet"/>.</summary>
public sealed record TinyDarknetOptions : NetworkOptions
{
    /// <summary>Makes the defaults: 96x96 pixels, where other multiples of 16 work, and an embedding of 128
    /// numbers.</summary>
    public TinyDarknetOptions() : base(inputSize: 96, multiple: 16) { }

    /// <summary>The options of a network that gives one number a face, (N, 1): its rating, not scaled.</summary>
    public static TinyDarknetOptions Ratings { get; } = new() { EmbeddingSize = 1, Normalize = false };

    /// <summary>The numbers in an embedding, D; 1 for a rating.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <summary>True if rows are scaled to length 1; not for ratings.</summary>
    public bool Normalize { get; init; } = true;

    /// <summary>The activation after each convolution. The published text says ELU, its listing ReLU.</summary>
    public DarknetActivation Activation { get; init; } = DarknetActivation.Elu;

    /// <summary>The share of the features that a training step drops, in [0, 1); 0.5 as published.</summary>
    public double Dropout { get; init; } = 0.5;

    /// <inheritdoc/>
    protected internal override long LeastNumbers => 1024L * EmbeddingSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireRange(EmbeddingSize, LargestEmbedding, nameof(EmbeddingSize));
        if (Normalize && EmbeddingSize == 1)
            throw new ArgumentException("One number of length 1 is always 1 or -1: turn Normalize off for ratings.");
        if (!Enum.IsDefined(Activation))
            throw new ArgumentOutOfRangeException(nameof(Activation), Activation, "Give Elu or Relu.");
        if (!(Dropout >= 0 && Dropout < 1))
            throw new ArgumentOutOfRangeException(nameof(Dropout), Dropout, "Give a share of the features in [0, 1).");
    }
}

/// <summary>A Darknet without batch norm, for little data: 3x3 convolutions between 1x1 bottlenecks.</summary>
/// <remarks>
/// Source: E. Gölge's selfie rating (Torch7), after J. Redmon's Tiny Darknet. (N, 3, S, S) to (N, D) embeddings, or
/// to (N, 1) ratings with <see cref="TinyDarknetOptions.Ratings"/>; 2,092,609 parameters with one rating, 2,222,784
/// with 128 numbers. Convolutions have biases, since no norm follows them. Published correlation with the annotators:
/// 0.68 from scratch, 0.82 after siamese pre-training, 0.84 with growing (Net2Net). Differences: He initialisation, and
/// embeddings scaled to length 1 unless <see cref="TinyDarknetOptions.Normalize"/> is off.
/// </remarks>
public sealed class TinyDarknet : EmbeddingNetwork
{
    /// <summary>The name in <see cref="EmbeddingNetworks"/>.</summary>
    public const string Kind = "tiny-darknet";

    private readonly Sequential features;
    private readonly Dropout dropout;
    private readonly Linear output;
    private readonly UnitLength? unit;

    /// <summary>Makes a network with new random weights, seeded by <c>torch.manual_seed</c>.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public TinyDarknet(TinyDarknetOptions? options = null)
        : base(nameof(TinyDarknet), options ??= new(), options.EmbeddingSize)
    {
        features = Sequential(Layers(options));
        dropout = Dropout(options.Dropout);
        output = Linear(Table[^1].Outputs, options.EmbeddingSize);
        unit = options.Normalize ? new UnitLength() : null;
        RegisterComponents();
    }

    /// <summary>The kernel and channels of each convolution; Halve is true if a 2x2 max pooling follows.</summary>
    private static IReadOnlyList<(int Kernel, int Outputs, bool Halve)> Table { get; } =
    [
        (3, 16, true), (3, 32, true),
        (1, 16, false), (3, 128, false), (1, 16, false), (3, 128, true),
        (1, 32, false), (3, 256, false), (1, 32, false), (3, 256, true),
        (1, 64, false), (3, 512, false), (1, 64, false), (3, 512, false),
        (1, 128, false), (3, 1024, false),
    ];

    /// <inheritdoc/>
    protected override Tensor Embed(Tensor images)
    {
        var maps = features.call(images);                                   // (N, 1024, S/16, S/16)
        var numbers = output.call(dropout.call(maps.to(ScalarType.Float32).mean([2, 3])));
        return unit?.call(numbers) ?? numbers;
    }

    private static List<(string, Module<Tensor, Tensor>)> Layers(TinyDarknetOptions options)
    {
        List<(string, Module<Tensor, Tensor>)> layers = [];
        var channels = 3;
        foreach (var (row, number) in Table.Select((row, index) => (row, index + 1)))
        {
            var conv = new MixedConv2d(channels, row.Outputs, row.Kernel, 1, options.Precision, bias: true);
            layers.Add(($"conv{number}", conv));
            layers.Add(($"activation{number}", options.Activation == DarknetActivation.Elu ? ELU() : ReLU()));
            if (row.Halve)
                layers.Add(($"pool{number}", MaxPool2d(2)));
            channels = row.Outputs;
        }
        return layers;
    }
}
