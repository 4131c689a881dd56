namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Recognised by type: the pixel at the truncated position, no weights.</summary>
public readonly struct NearestNeighborResampler : IResampler
{
    public float Radius => 1;

    public float GetValue(float x) => x;
}
