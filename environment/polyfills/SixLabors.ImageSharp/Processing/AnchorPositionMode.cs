namespace SixLabors.ImageSharp.Processing;

/// <summary>Which part is kept by cropping, or where the image goes in padding.</summary>
public enum AnchorPositionMode
{
    Center,
    Top,
    Bottom,
    Left,
    Right,
    TopLeft,
    TopRight,
    BottomRight,
    BottomLeft,
}
