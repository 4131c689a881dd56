using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing;

/// <summary>The kernels for resizing; all but the nearest neighbour widen when shrinking, so that nothing aliases.</summary>
public static class KnownResamplers
{
    /// <summary>Keys' cubic convolution with a = -0.5; the default.</summary>
    public static IResampler Bicubic { get; } = default(BicubicResampler);

    public static IResampler Box { get; } = default(BoxResampler);

    public static IResampler Lanczos2 { get; } = LanczosResampler.Lanczos2;

    public static IResampler Lanczos3 { get; } = LanczosResampler.Lanczos3;

    public static IResampler Lanczos5 { get; } = LanczosResampler.Lanczos5;

    public static IResampler Lanczos8 { get; } = LanczosResampler.Lanczos8;

    public static IResampler NearestNeighbor { get; } = default(NearestNeighborResampler);

    /// <summary>Bilinear.</summary>
    public static IResampler Triangle { get; } = default(TriangleResampler);
}
