namespace SixLabors.ImageSharp.Processing.Processors.Transforms;

/// <summary>A sinc windowed by a wider sinc (Lanczos; Duchon 1979).</summary>
public readonly struct LanczosResampler : IResampler
{
    public static readonly LanczosResampler Lanczos2 = new(2);
    public static readonly LanczosResampler Lanczos3 = new(3);
    public static readonly LanczosResampler Lanczos5 = new(5);
    public static readonly LanczosResampler Lanczos8 = new(8);

    private const float Negligible = 0.001F;

    public LanczosResampler(float radius) => Radius = radius;

    public float Radius { get; }

    public float GetValue(float x)
    {
        x = MathF.Abs(x);
        return x < Radius ? Sinc(x) * Sinc(x / Radius) : 0;
    }

    private static float Sinc(float x)
    {
        if (x <= Negligible)
            return 1;
        float value = MathF.Sin(MathF.PI * x) / (MathF.PI * x);
        return MathF.Abs(value) < Negligible ? 0 : value;
    }
}
