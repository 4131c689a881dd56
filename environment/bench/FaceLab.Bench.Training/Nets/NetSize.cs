namespace FaceLab.Bench.Nets;

/// <summary>A network to train and the batch it is trained on: P identities with two images each.</summary>
/// <param name="Name">As in the JSON keys in peer/nets.py and in Plain/PlainNets.cs.</param>
/// <param name="InputSize">Side of the pictures in pixels.</param>
/// <param name="Batch">Pictures in a batch, an even number.</param>
/// <param name="Classes">People that softmax and center loss tell apart; 0 for contrastive loss.</param>
internal sealed record NetSize(string Name, int InputSize, int Batch, int Classes = 0)
{
    public static NetSize SmallResNet { get; } = new("small_resnet", InputSize: 64, Batch: 128);

    /// <summary>The tutorial's training step, with as many people as View 1 trains on.</summary>
    public static NetSize Nn4Small2 { get; } = new("nn4small2", InputSize: 96, Batch: 48, Classes: 4038);

    public static IReadOnlyList<NetSize> All { get; } = [SmallResNet, Nn4Small2];
}
