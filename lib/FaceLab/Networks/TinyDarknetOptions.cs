namespace FaceLab.Networks;

/// <summary>The activation of a <see cref="TinyDarknet"/>.</summary>
public enum DarknetActivation
{
    /// <summary>x above 0, exp(x) - 1 below (D. Clevert, T. Unterthiner, S. Hochreiter, 2016).</summary>
    Elu,

    /// <summary>max(0, x).</summary>
    Relu,
}

/// <summary>Size and output of a <see cref="TinyDarknet"/>.</summary>
public sealed record TinyDarknetOptions : NetworkOptions
{
    /// <summary>The defaults: 96x96 pixels, a multiple of 16; an embedding of 128 numbers.</summary>
    public TinyDarknetOptions() : base(inputSize: 96) { }

    /// <summary>One real number a face, (N, 1), of any size: what the scoring of faces learns.</summary>
    public static TinyDarknetOptions Ratings { get; } = new() { EmbeddingSize = 1, Normalize = false };

    /// <summary>Numbers in an embedding, D; 1 for a score.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <summary>Whether rows are scaled to length 1; not for scores.</summary>
    public bool Normalize { get; init; } = true;

    /// <summary>What follows each convolution. The published text says ELU, its listing ReLU.</summary>
    public DarknetActivation Activation { get; init; } = DarknetActivation.Elu;

    /// <summary>Share of the features that a training step drops, in [0, 1); 0.5 as published.</summary>
    public double Dropout { get; init; } = 0.5;

    /// <inheritdoc/>
    protected internal override long LeastNumbers => 1024L * EmbeddingSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireMultiple(InputSize, 16);
        RequireRange(EmbeddingSize, LargestEmbedding, nameof(EmbeddingSize));
        if (Normalize && EmbeddingSize == 1)
            throw new ArgumentException("One number scaled to length 1 is always 1 or -1: turn Normalize off for scores.", nameof(Normalize));
        if (!Enum.IsDefined(Activation))
            throw new ArgumentOutOfRangeException(nameof(Activation), Activation, "There are Elu and Relu.");
        if (!(Dropout >= 0 && Dropout < 1))
            throw new ArgumentOutOfRangeException(nameof(Dropout), Dropout, "Give a share of the features in [0, 1).");
    }
}
