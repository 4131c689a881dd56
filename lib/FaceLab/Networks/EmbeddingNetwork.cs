using FaceLab.Basics;
using FaceLab.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>A network that turns faces into embeddings, for training and evaluation.</summary>
/// <remarks>Your own network derives from this class and implements <see cref="Embed"/>.</remarks>
public abstract class EmbeddingNetwork : Module<Tensor, Tensor>
{
    private readonly NetworkOptions options;

    /// <summary>Checks and keeps the options of all networks.</summary>
    /// <param name="name">The network's name, for messages and tables.</param>
    /// <param name="options">The input and precision; validated here.</param>
    /// <param name="embeddingSize">The numbers in an embedding, D.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="PlatformNotSupportedException">Convolutions do not run on this processor.</exception>
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

    /// <summary>The device of the weights; the CPU for a network without weights.</summary>
    public Device Device => parameters().FirstOrDefault()?.device ?? CPU;

    /// <summary>True if the network learns nothing and batch norm keeps its running means.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>The kind and options; <see cref="EmbeddingNetworks"/> can make the network again from them.</summary>
    public virtual NetworkDescription Description => new(EmbeddingNetworks.KindOf(options), options);

    /// <summary>Counts the trainable parameters.</summary>
    public long CountParameters() => parameters().Where(one => one.requires_grad).Sum(one => one.numel());

    /// <param name="input">The faces (N, 3, S, S), float32 in [-1, 1], N at least 1.</param>
    /// <returns>The embeddings (N, D), float32, often rows of length 1; the caller owns them.</returns>
    /// <exception cref="ArgumentException">The input has another shape or type.</exception>
    public sealed override Tensor forward(Tensor input)
    {
        CheckInput(input);
        using var scope = NewDisposeScope();
        return Embed(input).MoveToOuterDisposeScope();
    }

    /// <summary>Stops learning: no gradients, and evaluation mode even after <c>train()</c>.</summary>
    public void Freeze() => SetFrozen(true);

    /// <summary>Lets the network learn again from the next <c>train()</c> on: every parameter gets a
    /// gradient.</summary>
    public void Unfreeze() => SetFrozen(false);

    /// <summary>Changes between training and evaluation mode; a frozen network stays in evaluation mode.</summary>
    /// <param name="train">True for training mode.</param>
    public override void train(bool train = true) => base.train(train && !IsFrozen);

    /// <summary>Lists the layers as a table, from the forward pass of a gray face.</summary>
    public NetworkSummary Summary() => NetworkSummary.Of(this);

    /// <summary>Computes embeddings within the caller's dispose scope.</summary>
    /// <param name="images">The faces (N, 3, S, S), float32, already checked.</param>
    /// <returns>The embeddings (N, D), float32.</returns>
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
            $"{GetName()} needs float32 images (N, 3, {InputSize}, {InputSize}), at least one; " +
            $"these are {input.dtype} of shape ({string.Join(", ", shape)}). FaceInput.Center makes them from pixels.");
    }
}
