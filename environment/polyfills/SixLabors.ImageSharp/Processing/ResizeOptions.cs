using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>How to resize.</summary>
public class ResizeOptions
{
    public ResizeMode Mode { get; set; } = ResizeMode.Crop;

    public AnchorPositionMode Position { get; set; } = AnchorPositionMode.Center;

    /// <summary>What <see cref="ResizeMode.Crop"/> centres on, in fractions of the source.</summary>
    public PointF? CenterCoordinates { get; set; }

    /// <summary>A zero side follows from the other one and the source's proportions.</summary>
    public Size Size { get; set; }

    public IResampler Sampler { get; set; } = KnownResamplers.Bicubic;

    /// <summary>Linear light is not offered here: must be false.</summary>
    public bool Compand { get; set; }

    /// <summary>Where the image goes with <see cref="ResizeMode.Manual"/>.</summary>
    public Rectangle? TargetRectangle { get; set; }

    /// <summary>Whether transparent pixels lend no colour to their neighbours.</summary>
    public bool PremultiplyAlpha { get; set; } = true;

    public Color PadColor { get; set; }
}
