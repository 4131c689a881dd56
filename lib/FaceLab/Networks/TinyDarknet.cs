using FaceLab.Networks.Layers;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>A Darknet without batch norm, for little data: 3x3 convolutions between 1x1 bottlenecks, an average, dropout, a linear layer.</summary>
/// <remarks>
/// Source: E. Gölge's selfie scoring (Torch7), after J. Redmon's Tiny Darknet. (N, 3, S, S) to (N, D) embeddings, or to (N, 1)
/// scores with <see cref="TinyDarknetOptions.Ratings"/>; 2,092,609 parameters with one score, 2,222,784 with 128 numbers.
/// Convolutions have biases, since no norm follows them. Published: correlation with the annotators 0.68 from scratch, 0.82 after
/// siamese pre-training, 0.84 with growing (Net2Net).
/// Departures: He initialisation, and embeddings scaled to length 1 unless <see cref="TinyDarknetOptions.Normalize"/> is off.
/// </remarks>
public sealed class TinyDarknet : EmbeddingNetwork
{
    /// <summary>Its name in <see cref="EmbeddingNetworks"/>.</summary>
    public const string Kind = "tiny-darknet";

    private readonly Sequential features;
    private readonly Dropout dropout;
    private readonly Linear output;
    private readonly UnitLength? unit;

    /// <summary>A network with fresh weights; <c>torch.manual_seed</c> decides which.</summary>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public TinyDarknet(TinyDarknetOptions? options = null) : this(options ?? new(), nameof(TinyDarknet)) { }

    private TinyDarknet(TinyDarknetOptions options, string name) : base(name, options, options.EmbeddingSize)
    {
        Options = options;
        features = Sequential(Layers(options));
        dropout = Dropout(options.Dropout);
        output = Linear(Table[^1].Outputs, options.EmbeddingSize);
        unit = options.Normalize ? new UnitLength() : null;
        RegisterComponents();
    }

    /// <summary>The sizes it was made with.</summary>
    public TinyDarknetOptions Options { get; }

    /// <inheritdoc/>
    public override NetworkDescription Description => new(Kind, Options);

    /// <summary>Kernel and channels of each convolution, and whether a 2x2 maximum follows.</summary>
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
            layers.Add(($"conv{number}", new MixedConv2d(channels, row.Outputs, row.Kernel, 1, options.Precision, bias: true)));
            layers.Add(($"activation{number}", options.Activation == DarknetActivation.Elu ? ELU() : ReLU()));
            if (row.Halve)
                layers.Add(($"pool{number}", MaxPool2d(2)));
            channels = row.Outputs;
        }
        return layers;
    }
}
