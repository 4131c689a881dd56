namespace SixLabors.ImageSharp.Processing;

/// <summary>How an image of other proportions is fitted into a size.</summary>
public enum ResizeMode
{
    Crop,
    Pad,
    BoxPad,
    Max,
    Min,
    Stretch,
    Manual,
}
