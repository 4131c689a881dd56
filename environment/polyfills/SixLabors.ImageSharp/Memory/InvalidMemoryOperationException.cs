namespace SixLabors.ImageSharp.Memory;

/// <summary>More memory was asked for than the allocator's limit.</summary>
public class InvalidMemoryOperationException : InvalidOperationException
{
    public InvalidMemoryOperationException(string message)
        : base(message)
    {
    }

    public InvalidMemoryOperationException()
    {
    }
}
