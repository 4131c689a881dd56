namespace SixLabors.ImageSharp;

/// <summary>No format recognises the bytes, or no encoder the file name's extension.</summary>
public sealed class UnknownImageFormatException : ImageFormatException
{
    public UnknownImageFormatException(string errorMessage)
        : base(errorMessage)
    {
    }
}
