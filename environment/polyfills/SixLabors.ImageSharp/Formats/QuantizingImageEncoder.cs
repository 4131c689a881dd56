namespace SixLabors.ImageSharp.Formats;

/// <summary>An encoder whose real counterpart can also write palettes; here it writes full colours only.</summary>
public abstract class QuantizingImageEncoder : ImageEncoder
{
    internal QuantizingImageEncoder()
    {
    }
}
