namespace SixLabors.ImageSharp.Processing;

/// <summary>What an operation of <c>Mutate</c> or <c>Clone</c> works on.</summary>
public interface IImageProcessingContext
{
    Configuration Configuration { get; }

    /// <summary>The size after the operations so far.</summary>
    Size GetCurrentSize();
}
