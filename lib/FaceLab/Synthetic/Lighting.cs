namespace FaceLab.Synthetic;

/// <summary>Computes one main light, light from sky and ground, and a soft highlight. All colours are linear.</summary>
internal sealed class Lighting
{
    private readonly Vec3 toLight, half, main, sky, ground;

    public Lighting(FaceScene scene)
    {
        var light = scene.Conditions.Light;
        toLight = scene.Light;
        half = (toLight + new Vec3(0, 0, 1)).Unit();
        var warmth = (float)light.Warmth;
        var tint = new Vec3(1 + 0.22f * warmth, 1, 1 - 0.34f * warmth);
        main = tint * (float)light.Intensity;
        var ambient = (float)light.Ambient;
        // The tint of the surroundings is opposite to that of the main light, as in shade outdoors.
        sky = new Vec3(1 - 0.1f * warmth, 1, 1 + 0.12f * warmth) * ambient;
        ground = new Vec3(0.58f, 0.52f, 0.48f) * ambient;
    }

    public Vec3 Shade(in Surface s, float lit)
    {
        var facing = Vec3.Dot(s.Normal, toLight);
        // Light that scatters under the skin makes the edge of a shadow redder.
        var direct = new Vec3(
            Wrapped(facing, 0.3f * s.Soft), Wrapped(facing, 0.2f * s.Soft), Wrapped(facing, 0.16f * s.Soft)) * lit;
        var around = Vec3.Lerp(ground, sky, 0.5f + 0.5f * s.Normal.Y) * s.Open;
        // A little light from the camera's side keeps the shape of a face visible in shade.
        around += sky * (0.22f * Maths.Clamp01(s.Normal.Z) * s.Open);
        var colour = s.Albedo * (main * direct + around);
        if (s.Gloss > 0 && facing > 0)
            colour += main * (s.Gloss * Highlight(Vec3.Dot(s.Normal, half)) * lit);
        return colour + s.Glow;
    }

    /// <summary>Returns the highlight of hair, which runs across its strands (Kajiya and Kay 1989).</summary>
    public Vec3 Strand(Vec3 along, float strength, float lit)
    {
        var c = Vec3.Dot(along, half);
        var s = MathF.Sqrt(Math.Max(0, 1 - c * c));
        var s8 = Power8(s);
        return main * (strength * s8 * s8 * (0.25f + 0.75f * lit));
    }

    private static float Wrapped(float facing, float wrap) => Math.Max(0, (facing + wrap) / (1 + wrap));

    private static float Highlight(float cosine)
    {
        if (cosine <= 0)
            return 0;
        var c8 = Power8(cosine);
        return c8 * c8;
    }

    private static float Power8(float x)
    {
        var x2 = x * x;
        var x4 = x2 * x2;
        return x4 * x4;
    }
}

/// <summary>A sample after its painter, before light.</summary>
internal struct Surface
{
    public Vec3 Albedo; // linear colour
    public Vec3 Normal; // unit, in the world
    public float Gloss; // strength of the highlight, 0 to 1
    public float Open; // share of the surrounding light that arrives, 0 to 1
    public float Soft; // how far light seeps around the edge of shadow, 1 for skin, 0 for cloth
    public Vec3 Glow; // light of its own, such as the spark in an eye

    public void Tint(Vec3 colour, float amount) => Albedo = Vec3.Lerp(Albedo, colour, amount);
    public void Darken(float amount) => Albedo *= 1 - amount;

    /// <summary>Leans the normal by (dx, dy) along the head's own axes.</summary>
    public void Lean(in Rotation turn, float dx, float dy) => Normal = (Normal + turn.Right * dx + turn.Up * dy).Unit();
}
