namespace FaceLab.Bench.Nets;

/// <summary>A network to train and the batch it is trained on: P identities with two images each.</summary>
/// <param name="Name">As in the JSON keys and in peer/nets.py.</param>
/// <param name="InputSize">Side of the pictures in pixels.</param>
/// <param name="Batch">Pictures in a batch, an even number.</param>
internal sealed record NetSize(string Name, int InputSize, int Batch)
{
    public static NetSize SmallResNet { get; } = new("small_resnet", InputSize: 64, Batch: 128);

    public static NetSize Nn4Convolutions { get; } = new("nn4_convolutions", InputSize: 96, Batch: 48);

    public static NetSize Nn4Small2 { get; } = new("nn4_small2", InputSize: 96, Batch: 48);

    public static IReadOnlyList<NetSize> All { get; } = [SmallResNet, Nn4Convolutions, Nn4Small2];
}
