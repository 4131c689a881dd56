using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>A siamese network: one backbone for both faces of a pair, and a head that compares.</summary>
/// <remarks>
/// Both faces go through the backbone in one batch of 2N: half the calls, and batch norm sees the statistics of all faces
/// rather than those of first and second ones apart. It owns backbone and head, until <see cref="WithoutHead"/> takes the backbone
/// out, as for scores after siamese pre-training. Source: J. Bromley et al., "Signature Verification using a Siamese Time Delay
/// Neural Network", 1993; S. Chopra, R. Hadsell, Y. LeCun, 2005.
/// </remarks>
public sealed class PairNetwork : Module<Tensor, Tensor, Tensor>
{
    private readonly EmbeddingNetwork backbone;
    private readonly PairHead head;

    /// <summary>A network; it owns both parts from now on.</summary>
    /// <param name="backbone">What describes a face.</param>
    /// <param name="head">What compares two descriptions.</param>
    /// <exception cref="ArgumentException">The head expects other features.</exception>
    public PairNetwork(EmbeddingNetwork backbone, PairHead head) : base(nameof(PairNetwork))
    {
        ArgumentNullException.ThrowIfNull(backbone);
        ArgumentNullException.ThrowIfNull(head);
        if (head.Features != backbone.EmbeddingSize)
            throw new ArgumentException(
                $"The head compares {head.Features} features, {backbone.GetName()} gives {backbone.EmbeddingSize}.", nameof(head));
        (this.backbone, this.head) = (backbone, head);
        RegisterComponents();
    }

    /// <summary>What describes a face; it stays this network's.</summary>
    public EmbeddingNetwork Backbone => backbone;

    /// <summary>What compares two descriptions; it stays this network's.</summary>
    public PairHead Head => head;

    /// <summary>The layers as a table. It feeds grey faces forward; the mode is as before afterwards.</summary>
    public NetworkSummary Summary() => NetworkSummary.Of(this);

    /// <param name="input1">(N, 3, S, S), float32 in [-1, 1]: the first faces.</param>
    /// <param name="input2">(N, 3, S, S): the second faces.</param>
    /// <returns>(N) or (N, 2), as the head says; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The two batches differ in shape, or are no faces of the backbone's size.</exception>
    /// <exception cref="ObjectDisposedException"><see cref="WithoutHead"/> was called.</exception>
    public override Tensor forward(Tensor input1, Tensor input2)
    {
        using var scope = NewDisposeScope();
        var (first, second) = Describe(input1, input2);
        return head.call(first, second).MoveToOuterDisposeScope();
    }

    /// <summary>The features of both faces, before the head: what losses of embeddings train on, after <see cref="PairHead.Project"/>.</summary>
    /// <param name="input1">(N, 3, S, S), float32 in [-1, 1]: the first faces.</param>
    /// <param name="input2">(N, 3, S, S): the second faces.</param>
    /// <returns>Twice (N, F), views of one batch; the caller owns both.</returns>
    /// <exception cref="ArgumentException">The two batches differ in shape, or are no faces of the backbone's size.</exception>
    /// <exception cref="ObjectDisposedException"><see cref="WithoutHead"/> was called.</exception>
    public (Tensor First, Tensor Second) Describe(Tensor input1, Tensor input2)
    {
        ObjectDisposedException.ThrowIf(IsCut, this);
        ArgumentNullException.ThrowIfNull(input1);
        ArgumentNullException.ThrowIfNull(input2);
        if (!input1.shape.SequenceEqual(input2.shape))
            throw new ArgumentException(
                $"A pair has two faces of one shape, not ({string.Join(", ", input1.shape)}) and ({string.Join(", ", input2.shape)}).");
        using var scope = NewDisposeScope();
        var features = backbone.call(cat([input1, input2], 0));             // (2N, F)
        var count = input1.shape[0];
        return (features.narrow(0, 0, count).MoveToOuterDisposeScope(), features.narrow(0, count, count).MoveToOuterDisposeScope());
    }

    /// <summary>Cuts the head off: what is left describes single faces.</summary>
    /// <param name="freeze">Whether the backbone is frozen, as by <see cref="EmbeddingNetwork.Freeze"/>; otherwise it can be trained on.</param>
    /// <returns>
    /// The backbone, in evaluation mode; the caller owns it. This network keeps nothing: its head is freed, it cannot be called
    /// again, and disposing it does nothing more.
    /// </returns>
    /// <exception cref="ObjectDisposedException">It was called before.</exception>
    public EmbeddingNetwork WithoutHead(bool freeze = true)
    {
        ObjectDisposedException.ThrowIf(IsCut, this);
        IsCut = true;
        return HeadCut.Take(this, nameof(backbone), backbone, freeze);
    }

    private bool IsCut { get; set; }
}
