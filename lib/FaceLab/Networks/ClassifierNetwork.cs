using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>An embedding network and a linear classifier of the training identities.</summary>
/// <remarks>
/// Source: Y. Taigman, M. Yang, M. Ranzato, L. Wolf, "DeepFace", 2014, section 3 (the layer before the classifier also
/// describes faces of other people). The softmax losses have a classifier of their own and need only the embedding
/// network; use this network if the classifier itself matters: its predictions, its accuracy, its parameters in the
/// table. It has the parameters of the embedding network, and D·C + C more.
/// </remarks>
public sealed class ClassifierNetwork : Module<Tensor, (Tensor Logits, Tensor Embedding)>
{
    private readonly EmbeddingNetwork backbone;
    private readonly Linear classify;
    private bool isCut;

    /// <summary>Makes a network with a copy of a trained classifier; it owns <paramref name="backbone"/> until
    /// <see cref="WithoutHead"/>.</summary>
    /// <param name="backbone">The embedding network that learned with the classifier.</param>
    /// <param name="weight">The weights (C, D), float32; the caller keeps them.</param>
    /// <param name="bias">The biases (C), float32; the caller keeps them.</param>
    /// <exception cref="ArgumentException">The classifier is for embeddings of another size.</exception>
    public ClassifierNetwork(EmbeddingNetwork backbone, Tensor weight, Tensor bias) : base(nameof(ClassifierNetwork))
    {
        if (weight.shape[1] != backbone.EmbeddingSize)
        {
            throw new ArgumentException($"The classifier is for embeddings of {weight.shape[1]} numbers; " +
                $"the network gives {backbone.EmbeddingSize}.", nameof(weight));
        }
        this.backbone = backbone;
        classify = Linear(weight.shape[1], weight.shape[0], device: weight.device);
        using var noGradient = no_grad();
        classify.weight.copy_(weight);
        classify.bias!.copy_(bias);
        RegisterComponents();
    }

    /// <summary>The embedding network; this network owns it.</summary>
    public EmbeddingNetwork Backbone => backbone;

    /// <summary>Lists the layers as a table, from the forward pass of a gray face.</summary>
    public NetworkSummary Summary() => NetworkSummary.Of(this);

    /// <param name="input">The faces (N, 3, S, S), float32 in [-1, 1].</param>
    /// <returns>Logits (N, C) and embeddings (N, D), float32; the caller owns both.</returns>
    /// <exception cref="ArgumentException">The input has another shape or type.</exception>
    /// <exception cref="ObjectDisposedException"><see cref="WithoutHead"/> was called.</exception>
    public override (Tensor Logits, Tensor Embedding) forward(Tensor input)
    {
        ObjectDisposedException.ThrowIf(isCut, this);
        using var scope = NewDisposeScope();
        var embedding = backbone.call(input);
        return (classify.call(embedding).MoveToOuterDisposeScope(), embedding.MoveToOuterDisposeScope());
    }

    /// <summary>Removes the classifier and frees it. The rest describes faces of any people.</summary>
    /// <param name="freeze">True to freeze the rest, as with <see cref="EmbeddingNetwork.Freeze"/>.</param>
    /// <returns>The embedding network, in evaluation mode; the caller owns it.</returns>
    /// <exception cref="ObjectDisposedException">The method was called before.</exception>
    public EmbeddingNetwork WithoutHead(bool freeze = true)
    {
        ObjectDisposedException.ThrowIf(isCut, this);
        isCut = true;
        register_module(nameof(backbone), null!);       // Dispose then does not free it
        Dispose();
        if (freeze)
            backbone.Freeze();
        backbone.eval();
        return backbone;
    }
}
