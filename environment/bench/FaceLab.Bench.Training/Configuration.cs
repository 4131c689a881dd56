using FaceLab.Bench.Nets;
using FaceLab.Networks.Layers;
using static TorchSharp.torch;

namespace FaceLab.Bench;

/// <summary>The formats in which FaceLab and its peers train in one comparison.</summary>
internal sealed record Configuration(string Name, Precision FaceLab, Precision Peer)
{
    /// <summary>All sides in the same format and with the same strides.</summary>
    public static IReadOnlyList<Configuration> Equal { get; } =
    [
        Same("float32_default", new(ScalarType.Float32, ChannelsLast: false)),
        Same("float32_channels_last", new(ScalarType.Float32, ChannelsLast: true)),
        Same("bfloat16_default", new(ScalarType.BFloat16, ChannelsLast: false)),
        Same("bfloat16_channels_last", new(ScalarType.BFloat16, ChannelsLast: true)),
    ];

    /// <summary>Each side as it comes: FaceLab's best format for this processor, the peers' float32.</summary>
    public static Configuration Default { get; } = new("default", Precision.BestFor(CPU), Precision.Float32);

    /// <summary>Those that this processor computes natively: emulated bfloat16 says nothing and takes minutes a
    /// step.</summary>
    public static IEnumerable<Configuration> ForThisProcessor =>
        Equal.Where(one => Precision.ProcessorHasBFloat16 || !one.UsesBFloat16).Append(Default);

    /// <summary>How far the two first losses may be apart, as a share: rounding of the coarser format.</summary>
    public double Tolerance => UsesBFloat16 ? 0.02 : 1e-4;

    public string KeyOf(NetSize size) => $"{size.Name}/{Name}";

    private bool UsesBFloat16 => FaceLab.Compute == ScalarType.BFloat16 || Peer.Compute == ScalarType.BFloat16;

    private static Configuration Same(string name, Precision precision) => new(name, precision, precision);
}
