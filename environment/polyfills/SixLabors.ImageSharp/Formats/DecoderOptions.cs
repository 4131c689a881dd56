using SixLabors.ImageSharp.Processing;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Formats;

/// <summary>How files are decoded.</summary>
public sealed class DecoderOptions
{
    private readonly uint maxFrames = int.MaxValue;

    internal static DecoderOptions Default { get; } = new();

    public Configuration Configuration { get; init; } = Configuration.Default;

    /// <summary>
    /// A box to scale the image into, keeping its proportions, unless one side fits already; JPEGs are decoded at an
    /// eighth, a quarter or half of their size where that suffices, which is much quicker.
    /// </summary>
    public Size? TargetSize { get; init; }

    public IResampler Sampler { get; init; } = KnownResamplers.Box;

    public bool SkipMetadata { get; init; }

    /// <summary>Kept for compatibility: only the first frame is decoded here.</summary>
    public uint MaxFrames
    {
        get => maxFrames;
        init => maxFrames = Math.Clamp(value, 1, int.MaxValue);
    }
}
