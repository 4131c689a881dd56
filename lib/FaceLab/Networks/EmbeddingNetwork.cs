using FaceLab.Basics;
using FaceLab.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>A network that turns faces into embeddings: what training, embedding and evaluation work with.</summary>
/// <remarks>A network of your own derives from this class and writes <see cref="Embed"/>.</remarks>
public abstract class EmbeddingNetwork : Module<Tensor, Tensor>
{
    private readonly NetworkOptions options;

    /// <summary>Checks and keeps what all networks have.</summary>
    /// <param name="name">The network's name, for messages and tables.</param>
    /// <param name="options">Input and precision; validated here.</param>
    /// <param name="embeddingSize">Numbers in an embedding, D.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="PlatformNotSupportedException">Convolutions do not run here.</exception>
    protected EmbeddingNetwork(string name, NetworkOptions options, int embeddingSize) : base(name)
    {
        options.Validate();
        Processor.RequireConvolutions();
        ArgumentOutOfRangeException.ThrowIfLessThan(embeddingSize, 1);
        (this.options, EmbeddingSize) = (options, embeddingSize);
    }

    /// <summary>The side of the input in pixels, S.</summary>
    public int InputSize => options.InputSize;

    /// <summary>The numbers in an embedding, D.</summary>
    public int EmbeddingSize { get; }

    /// <summary>The format of the convolutions.</summary>
    public Precision Precision => options.Precision;

    /// <summary>True if nothing is learnt, and batch norm keeps its running means.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>The kind and options from which <see cref="EmbeddingNetworks"/> makes it again.</summary>
    public virtual NetworkDescription Description => new(EmbeddingNetworks.KindOf(options), options);

    /// <summary>Counts the trainable parameters.</summary>
    public long CountParameters() => parameters().Where(one => one.requires_grad).Sum(one => one.numel());

    /// <param name="input">(N, 3, S, S), float32 in [-1, 1], N at least 1.</param>
    /// <returns>(N, D), float32; often rows of length 1; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The input has another shape or type.</exception>
    public sealed override Tensor forward(Tensor input)
    {
        CheckInput(input);
        using var scope = NewDisposeScope();
        return Embed(input).MoveToOuterDisposeScope();
    }

    /// <summary>Stops learning: no gradients, and evaluation mode even after <c>train()</c>.</summary>
    public void Freeze() => SetFrozen(true);

    /// <summary>Learns again from the next <c>train()</c> on: every parameter asks for a gradient.</summary>
    public void Unfreeze() => SetFrozen(false);

    /// <summary>Changes between training and evaluation; a frozen network stays in evaluation.</summary>
    /// <param name="train">Whether to train.</param>
    public override void train(bool train = true) => base.train(train && !IsFrozen);

    /// <summary>Lists the layers as a table, by feeding a grey face forward.</summary>
    public NetworkSummary Summary() => NetworkSummary.Of(this);

    /// <summary>Computes embeddings within the caller's dispose scope.</summary>
    /// <param name="images">(N, 3, S, S), float32, checked.</param>
    /// <returns>(N, D), float32.</returns>
    protected abstract Tensor Embed(Tensor images);

    private void SetFrozen(bool frozen)
    {
        IsFrozen = frozen;
        foreach (var parameter in parameters())
            parameter.requires_grad = !frozen;
        eval();
    }

    private void CheckInput(Tensor input)
    {
        var shape = input.shape;
        var fits = shape is [>= 1, 3, var height, var width] && height == InputSize && width == InputSize;
        if (fits && input.dtype == ScalarType.Float32)
            return;
        throw new ArgumentException(
            $"{GetName()} sees float32 images (N, 3, {InputSize}, {InputSize}), at least one; " +
            $"these are {input.dtype} of shape ({string.Join(", ", shape)}). FaceInput.Center makes them from pixels.");
    }
}
