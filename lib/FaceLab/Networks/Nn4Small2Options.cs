namespace FaceLab.Networks;

/// <summary>Size of a <see cref="Nn4Small2"/>.</summary>
public sealed record Nn4Small2Options : NetworkOptions
{
    /// <summary>The defaults: 96x96 pixels as published; other multiples of 32 work.</summary>
    public Nn4Small2Options() : base(inputSize: 96) { }

    /// <summary>Numbers in an embedding, D; 128 as published.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <inheritdoc/>
    protected internal override long LeastNumbers => 736L * EmbeddingSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireMultiple(InputSize, 32);
        RequireRange(EmbeddingSize, LargestEmbedding, nameof(EmbeddingSize));
    }
}
