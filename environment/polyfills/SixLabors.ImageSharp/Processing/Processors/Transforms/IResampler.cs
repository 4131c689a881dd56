namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>A kernel to sample with.</summary>
public interface IResampler
{
    /// <summary>Beyond this distance the kernel is zero.</summary>
    float Radius { get; }

    float GetValue(float x);
}
