namespace FaceLab.Networks;

/// <summary>Size and output of a <see cref="Vgg16Bn"/>.</summary>
public sealed record Vgg16BnOptions : NetworkOptions
{
    /// <summary>The defaults: 224x224 pixels as published; other multiples of 32 work.</summary>
    public Vgg16BnOptions() : base(inputSize: 224) { }

    /// <summary>Channels of the first stage; the others have 2, 4, 8 and 8 times as many. 64 as published.</summary>
    public int Width { get; init; } = 64;

    /// <summary>Side of the grid into which the last maps are averaged, P: 1 for a global average, 7 as torchvision.</summary>
    public int PoolSize { get; init; } = 1;

    /// <summary>Numbers of a linear layer after the pooling; <see langword="null"/> for none: the 8 · width · P² features themselves.</summary>
    public int? Projection { get; init; }

    /// <summary>Whether rows are scaled to length 1.</summary>
    public bool Normalize { get; init; } = true;

    /// <inheritdoc/>
    protected internal override long LeastNumbers => 5 * 9 * (8L * Width) * (8L * Width) + 8L * Width * PoolSize * PoolSize * (Projection ?? 0);

    /// <inheritdoc/>
    public override void Validate()
    {
        base.Validate();
        RequireMultiple(InputSize, 32);
        RequireRange(Width, 512, nameof(Width));
        RequireRange(PoolSize, 8, nameof(PoolSize));
        if (Projection is { } numbers)
            RequireRange(numbers, LargestEmbedding, nameof(Projection));
    }
}
