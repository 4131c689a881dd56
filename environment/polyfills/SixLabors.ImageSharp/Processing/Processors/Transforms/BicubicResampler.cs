namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>Keys' cubic convolution (1981) with a = -0.5, as Pillow's.</summary>
public readonly struct BicubicResampler : IResampler
{
    public float Radius => 2;

    public float GetValue(float x)
    {
        x = MathF.Abs(x);
        if (x <= 1F)
            return (((1.5F * x) - 2.5F) * x * x) + 1;
        return x < 2F ? (((((-0.5F * x) + 2.5F) * x) - 4) * x) + 2 : 0;
    }
}
