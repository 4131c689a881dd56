using SixLabors.ImageSharp.Memory;

namespace SixLabors.ImageSharp;

/// <summary>The format is known, but the bytes are damaged, cut short or beyond the limits.</summary>
public sealed class InvalidImageContentException : ImageFormatException
{
    public InvalidImageContentException(string errorMessage)
        : base(errorMessage)
    {
    }

    public InvalidImageContentException(string errorMessage, Exception innerException)
        : base(errorMessage, innerException)
    {
    }

    internal InvalidImageContentException(Size size, InvalidMemoryOperationException memoryException)
        : this(
            $"Cannot decode image: its header declares {size.Width}x{size.Height} pixels, which cannot be allocated.",
            memoryException)
    {
    }
}
