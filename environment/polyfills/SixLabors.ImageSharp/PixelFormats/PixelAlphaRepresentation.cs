namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Whether alpha is there, and whether colours are premultiplied by it.</summary>
public enum PixelAlphaRepresentation
{
    None,
    Associated,
    Unassociated,
}
