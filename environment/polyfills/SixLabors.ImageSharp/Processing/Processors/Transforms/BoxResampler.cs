namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>The mean of the pixels covered.</summary>
public readonly struct BoxResampler : IResampler
{
    public float Radius => 0.5F;

    public float GetValue(float x) => x is > -0.5F and <= 0.5F ? 1 : 0;
}
