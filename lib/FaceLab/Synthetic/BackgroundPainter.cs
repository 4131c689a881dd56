namespace FaceLab.Synthetic;

/// <summary>Paints the background, out of focus: linear colour at image coordinates 0 to 1.</summary>
internal sealed class BackgroundPainter(FaceScene scene)
{
    private readonly DayStyle day = scene.Style;
    private readonly float brightness = 0.35f + 0.5f * (float)(
        scene.Conditions.Light.Intensity * 0.6 + scene.Conditions.Light.Ambient * 0.5);

    public Vec3 At(float x, float y)
    {
        var seed = day.BackgroundSeed;
        var colour = Vec3.Lerp(day.Background, day.BackgroundOther, Slope(x, y, seed));
        switch (day.BackgroundKind)
        {
            case 1:
                colour += Vec3.Lerp(day.BackgroundOther, new Vec3(0.9f, 0.8f, 0.6f), 0.4f) * Lights(x, y, seed);
                break;
            case 2:
                var wall = x + 0.25f * (Noise.At(3, 1, seed) - 0.5f) * y - (0.2f + 0.6f * Noise.At(1, 1, seed));
                colour *= 0.6f + 0.4f * Maths.Smooth(-0.03f, 0.03f, wall);
                colour *= 0.94f + 0.12f * Noise.Smooth(x * 12, y * 12, seed);
                break;
            case 3:
                var (u, v) = (0.8f * x + 0.6f * y, 0.8f * y - 0.6f * x); // turned, to hide the axes of the lattice
                var leaf = Noise.Smooth(u * 6, v * 6, seed) * 0.6f + Noise.Smooth(v * 11, u * 11, seed + 1) * 0.4f;
                colour *= 0.45f + leaf;
                break;
        }
        return colour * brightness;
    }

    private static float Slope(float x, float y, uint seed)
    {
        var (a, b) = (Noise.At(0, 0, seed) - 0.5f, Noise.At(0, 1, seed) - 0.5f);
        return Maths.Smooth(-0.5f, 0.5f, a * (x - 0.5f) * 2 + b * (y - 0.5f) * 2);
    }

    private static float Lights(float x, float y, uint seed)
    {
        var sum = 0f;
        for (var i = 0; i < 5; i++)
        {
            var (dx, dy) = (x - Noise.At(i, 4, seed), y - 0.8f * Noise.At(i, 5, seed));
            var radius = 0.06f + 0.1f * Noise.At(i, 6, seed);
            var disc = Maths.Smooth(radius, radius * 0.75f, MathF.Sqrt(dx * dx + dy * dy));
            sum += (0.2f + 0.5f * Noise.At(i, 7, seed)) * disc;
        }
        return sum;
    }
}
