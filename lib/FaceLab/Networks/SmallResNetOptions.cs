namespace FaceLab.Networks;

/// <summary>Size of a <see cref="SmallResNet"/>.</summary>
public sealed record SmallResNetOptions : NetworkOptions
{
    /// <summary>The defaults: 64x64 pixels, a multiple of 16.</summary>
    public SmallResNetOptions() : base(inputSize: 64) { }

    /// <summary>Channels of the stem; the four stages have 1, 2, 4 and 8 times as many.</summary>
    public int Width { get; init; } = 32;

    /// <summary>Numbers in an embedding, D. OpenFace and FaceNet use 128.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <inheritdoc/>
    protected internal override long LeastNumbers
    {
        get
        {
            long width = Width, side = InputSize / 16;
            return 9 * (8 * width * 8 * width + 4 * width * 8 * width) + 8 * width * side * side * EmbeddingSize;
        }
    }

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireMultiple(InputSize, 16);
        RequireRange(Width, 1024, nameof(Width));
        RequireRange(EmbeddingSize, LargestEmbedding, nameof(EmbeddingSize));
    }
}
