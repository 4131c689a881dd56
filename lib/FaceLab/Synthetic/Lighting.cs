namespace FaceLab.Synthetic;

/// <summary>One main light, light from the sky and the ground, and a soft highlight; linear colours in and
/// out.</summary>
internal sealed class Lighting
{
    private readonly Vec3 toLight;
    private readonly Vec3 half;
    private readonly Vec3 main;
    private readonly Vec3 sky;
    private readonly Vec3 ground;

    public Lighting(FaceScene scene)
    {
        var light = scene.Conditions.Light;
        toLight = scene.Light;
        half = (toLight + new Vec3(0, 0, 1)).Unit();
        var warmth = (float)light.Warmth;
        var tint = new Vec3(1 + 0.22f * warmth, 1, 1 - 0.34f * warmth);
        main = tint * (float)light.Intensity;
        var ambient = (float)light.Ambient;
        // The surroundings lean to the other side of neutral, as shade does outdoors.
        sky = new Vec3(1 - 0.1f * warmth, 1, 1 + 0.12f * warmth) * ambient;
        ground = new Vec3(0.58f, 0.52f, 0.48f) * ambient;
    }

    public Vec3 Shade(in Surface s, float lit)
    {
        var facing = Vec3.Dot(s.Normal, toLight);
        // Light under the skin reddens the edge of shadow.
        var direct = new Vec3(
            Wrapped(facing, 0.3f * s.Soft), Wrapped(facing, 0.2f * s.Soft), Wrapped(facing, 0.16f * s.Soft)) * lit;
        var around = Vec3.Lerp(ground, sky, 0.5f + 0.5f * s.Normal.Y) * s.Open;
        // A little light from the camera's side keeps faces round in the shade.
        around += sky * (0.22f * Maths.Clamp01(s.Normal.Z) * s.Open);
        var colour = s.Albedo * (main * direct + around);
        if (s.Gloss > 0 && facing > 0)
            colour += main * (s.Gloss * Highlight(Vec3.Dot(s.Normal, half)) * lit);
        return colour + s.Glow;
    }

    /// <summary>The highlight of hair runs across its strands (Kajiya and Kay 1989): <paramref name="along"/> is the
    /// strand.</summary>
    public Vec3 Strand(Vec3 along, float strength, float lit)
    {
        var c = Vec3.Dot(along, half);
        var s = MathF.Sqrt(Math.Max(0, 1 - c * c));
        var s2 = s * s;
        var s4 = s2 * s2;
        var s8 = s4 * s4;
        return main * (strength * s8 * s8 * (0.25f + 0.75f * lit));
    }

    private static float Wrapped(float facing, float wrap) => Math.Max(0, (facing + wrap) / (1 + wrap));

    private static float Highlight(float cosine)
    {
        if (cosine <= 0)
            return 0;
        var c2 = cosine * cosine;
        var c4 = c2 * c2;
        var c8 = c4 * c4;
        return c8 * c8;
    }
}
