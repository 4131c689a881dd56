using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>An embedding network and a linear classifier of the training people: what softmax and center loss learn with.</summary>
/// <remarks>
/// Source: Y. Taigman, M. Yang, M. Ranzato, L. Wolf, "DeepFace", 2014, section 3 (the layer before the classifier describes
/// faces of other people, too). It owns both parts, until <see cref="WithoutHead"/> takes the embedding network out.
/// The softmax losses have a classifier of their own and need only the embedding network; this network is for where the
/// classifier itself counts: its predictions, its accuracy, its parameters in the table.
/// Parameters: those of the embedding network, and D·C + C.
/// </remarks>
public sealed class ClassifierNetwork : Module<Tensor, (Tensor Logits, Tensor Embedding)>
{
    private readonly EmbeddingNetwork backbone;
    private readonly Linear classify;

    /// <summary>A network with a fresh classifier; it owns <paramref name="backbone"/> from now on.</summary>
    /// <param name="backbone">What describes a face.</param>
    /// <param name="classes">Training people, C, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 2 classes.</exception>
    public ClassifierNetwork(EmbeddingNetwork backbone, int classes) : base(nameof(ClassifierNetwork))
    {
        ArgumentNullException.ThrowIfNull(backbone);
        if (classes < 2)
            throw new ArgumentOutOfRangeException(nameof(classes), classes, "A classifier tells at least 2 people apart.");
        (this.backbone, Classes) = (backbone, classes);
        classify = Linear(backbone.EmbeddingSize, classes);
        RegisterComponents();
    }

    /// <summary>A network with a copy of a trained classifier; it owns <paramref name="backbone"/> from now on.</summary>
    /// <param name="backbone">The embedding network that learned with the classifier.</param>
    /// <param name="weight">(C, D), float32; stays the caller's.</param>
    /// <param name="bias">(C), float32; stays the caller's.</param>
    /// <exception cref="ArgumentException">The classifier is for embeddings of another size.</exception>
    public ClassifierNetwork(EmbeddingNetwork backbone, Tensor weight, Tensor bias) : this(backbone, (int)weight.shape[0])
    {
        if (weight.shape[1] != backbone.EmbeddingSize)
        {
            throw new ArgumentException($"The classifier is for embeddings of {weight.shape[1]} numbers; " +
                $"the network gives {backbone.EmbeddingSize}.", nameof(weight));
        }
        using var noGradient = no_grad();
        classify.to(weight.device);
        classify.weight.copy_(weight);
        classify.bias!.copy_(bias);
    }

    /// <summary>What describes a face; it stays this network's.</summary>
    public EmbeddingNetwork Backbone => backbone;

    /// <summary>Training people, C.</summary>
    public int Classes { get; }

    /// <summary>The layers as a table. It feeds grey faces forward; the mode is as before afterwards.</summary>
    public NetworkSummary Summary() => NetworkSummary.Of(this);

    /// <param name="input">(N, 3, S, S), float32 in [-1, 1].</param>
    /// <returns>Logits (N, C) and embeddings (N, D), float32; the caller owns both.</returns>
    /// <exception cref="ArgumentException">The input has another shape or type.</exception>
    /// <exception cref="ObjectDisposedException"><see cref="WithoutHead"/> was called.</exception>
    public override (Tensor Logits, Tensor Embedding) forward(Tensor input)
    {
        ObjectDisposedException.ThrowIf(IsCut, this);
        using var scope = NewDisposeScope();
        var embedding = backbone.call(input);
        return (classify.call(embedding).MoveToOuterDisposeScope(), embedding.MoveToOuterDisposeScope());
    }

    /// <summary>Cuts the classifier off: what is left describes faces of people that training never saw.</summary>
    /// <param name="freeze">
    /// Whether the rest is frozen: no gradients, batch norm in evaluation mode also after <c>train()</c>. For feeding forward,
    /// or for training a new head on it; otherwise it can be trained on.
    /// </param>
    /// <returns>
    /// The embedding network, in evaluation mode; the caller owns it. This network keeps nothing: its classifier is freed, it
    /// cannot be called again, and disposing it does nothing more.
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
