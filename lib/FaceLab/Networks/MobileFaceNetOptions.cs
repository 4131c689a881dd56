namespace FaceLab.Networks;

/// <summary>Size of a <see cref="MobileFaceNet"/>.</summary>
public sealed record MobileFaceNetOptions : NetworkOptions
{
    /// <summary>The defaults: 112x112 pixels as published; other multiples of 16 work.</summary>
    public MobileFaceNetOptions() : base(inputSize: 112) { }

    /// <summary>Numbers in an embedding, D; 128 as published.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <inheritdoc/>
    protected internal override long LeastNumbers => 512L * EmbeddingSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireMultiple(InputSize, 16);
        RequireRange(EmbeddingSize, LargestEmbedding, nameof(EmbeddingSize));
    }
}
