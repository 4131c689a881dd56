using FaceLab.Basics;
using FaceLab.Networks.Layers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>A network that turns faces into embeddings: what training, embedding and evaluation work with.</summary>
/// <remarks>
/// A network of your own derives from this class and writes <see cref="Embed"/>;
/// <see cref="EmbeddingNetworks.Register{TOptions}"/> gives it a name by which it can be made again.
/// </remarks>
public abstract class EmbeddingNetwork : Module<Tensor, Tensor>
{
    /// <summary>What all networks have.</summary>
    /// <param name="name">The network's name, for messages and tables.</param>
    /// <param name="options">Input and precision; validated here.</param>
    /// <param name="embeddingSize">Numbers in an embedding, D.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    /// <exception cref="PlatformNotSupportedException">libtorch's convolutions do not run on this processor.</exception>
    protected EmbeddingNetwork(string name, NetworkOptions options, int embeddingSize) : base(name)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        Processor.RequireConvolutions();
        ArgumentOutOfRangeException.ThrowIfLessThan(embeddingSize, 1);
        (InputSize, Precision, EmbeddingSize) = (options.InputSize, options.Precision, embeddingSize);
    }

    /// <summary>Side of the input in pixels, S.</summary>
    public int InputSize { get; }

    /// <summary>Numbers in an embedding, D.</summary>
    public int EmbeddingSize { get; }

    /// <summary>Format of the convolutions.</summary>
    public Precision Precision { get; }

    /// <summary>Whether <see cref="Freeze"/> was called last: nothing is learnt, and batch norm keeps its running means.</summary>
    public bool IsFrozen { get; private set; }

    /// <summary>Kind and options, from which <see cref="EmbeddingNetworks.Create(NetworkDescription)"/> makes such a network again.</summary>
    public abstract NetworkDescription Description { get; }

    /// <param name="input">(N, 3, S, S), float32 in [-1, 1], N at least 1.</param>
    /// <returns>(N, D), float32; rows of length 1 where the network ends in <see cref="UnitLength"/>. The caller owns it.</returns>
    /// <exception cref="ArgumentException">The input has another shape or type.</exception>
    public sealed override Tensor forward(Tensor input)
    {
        CheckInput(input);
        using var scope = NewDisposeScope();
        return Embed(input).MoveToOuterDisposeScope();
    }

    /// <summary>Stops learning: no parameter asks for a gradient, and the network stays in evaluation mode, also after <c>train()</c>.</summary>
    public void Freeze() => SetFrozen(true);

    /// <summary>Learns again: every parameter asks for a gradient, and <c>train()</c> works; until then the mode is evaluation.</summary>
    public void Unfreeze() => SetFrozen(false);

    /// <summary>Changes between training and evaluation; a frozen network stays in evaluation.</summary>
    /// <param name="train">Whether to train.</param>
    public override void train(bool train = true) => base.train(train && !IsFrozen);

    /// <summary>The layers as a table. It feeds one grey face forward; the mode is as before afterwards.</summary>
    public NetworkSummary Summary() => NetworkSummary.Of(this);

    /// <summary>What the network computes, within the caller's dispose scope.</summary>
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
        ArgumentNullException.ThrowIfNull(input);
        var shape = input.shape;
        if (shape is [>= 1, 3, _, _] && shape[2] == InputSize && shape[3] == InputSize && input.dtype == ScalarType.Float32)
            return;
        throw new ArgumentException($"{GetName()} sees float32 images (N, 3, {InputSize}, {InputSize}), at least one; " +
            $"these are {input.dtype} of shape ({string.Join(", ", shape)}). FaceInput.Center makes them from pixels.", nameof(input));
    }
}
