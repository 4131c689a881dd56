namespace SixLabors.ImageSharp.Processing;

/// <summary>Whether a transform is about pixel centres or pixel edges.</summary>
public enum TransformSpace
{
    Coordinate,
    Pixel,
}
