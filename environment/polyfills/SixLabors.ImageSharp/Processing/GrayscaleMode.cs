namespace SixLabors.ImageSharp.Processing;

/// <summary>The weights of red, green and blue.</summary>
public enum GrayscaleMode
{
    Bt709,
    Bt601,
}
