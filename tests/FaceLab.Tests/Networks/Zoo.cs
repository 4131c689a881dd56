using FaceLab.Networks;
using FaceLab.Networks.Layers;
using static TorchSharp.torch;

namespace FaceLab.Tests.Networks;

/// <summary>Every network, as small as it goes: what all of them must do is tested on all of them.</summary>
internal static class Zoo
{
    /// <summary>Names and options of small variants of each network.</summary>
    public static IReadOnlyDictionary<string, NetworkOptions> Small { get; } = new Dictionary<string, NetworkOptions>
    {
        [SmallResNet.Kind] = new SmallResNetOptions { InputSize = 32, Width = 8, EmbeddingSize = 16 },
        [Nn4Small2.Kind] = new Nn4Small2Options { InputSize = 32, EmbeddingSize = 16 },
        [MobileFaceNet.Kind] = new MobileFaceNetOptions { InputSize = 32, EmbeddingSize = 16 },
        [TinyDarknet.Kind] = new TinyDarknetOptions { InputSize = 32, EmbeddingSize = 16 },
        [Vgg16Bn.Kind] = new Vgg16BnOptions { InputSize = 32, Width = 8, Projection = 16 },
    };

    public static TheoryData<string> Kinds => [.. Small.Keys];

    public static EmbeddingNetwork Make(string kind, Precision? precision = null) =>
        EmbeddingNetworks.Create(kind, Small[kind] with { Precision = precision ?? Precision.Float32 });

    public static Tensor Images(int count, int size = 32) => rand(count, 3, size, size) * 2 - 1;
}
