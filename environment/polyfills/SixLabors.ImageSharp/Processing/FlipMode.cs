namespace SixLabors.ImageSharp.Processing;

/// <summary>Mirrors.</summary>
public enum FlipMode
{
    None,
    Horizontal,
    Vertical,
}
