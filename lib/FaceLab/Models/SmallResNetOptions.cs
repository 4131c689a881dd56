namespace FaceLab.Models;

/// <summary>Size of a <see cref="SmallResNet"/>.</summary>
public sealed record SmallResNetOptions
{
    /// <summary>Side of the input in pixels, a multiple of 16.</summary>
    public int InputSize { get; init; } = 64;

    /// <summary>Channels of the stem; the four stages have 1, 2, 4 and 8 times as many.</summary>
    public int Width { get; init; } = 32;

    /// <summary>Numbers in an embedding, D. OpenFace and FaceNet use 128.</summary>
    public int EmbeddingSize { get; init; } = 128;

    /// <summary>Format of the convolutions.</summary>
    public Precision Precision { get; init; } = Precision.Float32;

    internal void Validate()
    {
        if (InputSize < 16 || InputSize % 16 != 0)
            throw new ArgumentOutOfRangeException(nameof(InputSize), InputSize, "InputSize is halved four times: give a multiple of 16 pixels.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(EmbeddingSize, 1);
    }
}
