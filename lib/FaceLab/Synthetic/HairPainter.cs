namespace FaceLab.Synthetic;

/// <summary>Paints the hair of the head: strands, locks and the band of light across them.</summary>
internal sealed class HairPainter(FaceScene scene)
{
    /// <summary>The value in place of the height above the hairline where the shell is seen from inside.</summary>
    public const float Inside = -9;

    private readonly Vec3 colour = scene.Person.HairColour * scene.Style.HairShade;
    private readonly float curl = scene.Style.Hair.Curl;
    private readonly uint seed = scene.Style.HairSeed;

    /// <summary>Paints hair at an angle around the head (half turns, 0 in front), a height y (rest coordinates) and a
    /// height above the hairline.</summary>
    /// <returns>The strength of the highlight on the strands, 0 to 1.</returns>
    public float Paint(float angle, float y, float above, ref Surface s)
    {
        // Strands run along y, so texture is fine across and coarse along; curls are fine in both.
        var along = Maths.Lerp(1.6f, 11, curl);
        var wave = 0.04f * curl * Noise.Smooth(angle * 8, y * 6, seed + 4);
        var fine = Noise.Smooth((angle + wave) * Maths.Lerp(64, 34, curl), y * along, seed + 2);
        var broad = Noise.Smooth((angle + wave) * 17, y * (along * 0.5f), seed + 3);
        s.Albedo = colour * (0.55f + 0.5f * fine + 0.45f * broad);
        s.Soft = 0.45f;
        s.Open = 0.55f + 0.45f * Maths.Smooth(-0.02f, 0.3f, above);
        if (above == Inside)
        {
            s.Open = 0.6f;
            s.Darken(0.2f);
            return 0;
        }
        s.Lean(scene.Turn, (0.5f + 0.5f * curl) * (broad - 0.5f), curl * 1.1f * (fine - 0.5f));
        return (0.35f + 0.65f * fine) * (1 - 0.75f * curl);
    }

    public Vec3 Strand(Vec3 normal)
    {
        var down = scene.Turn.Up;
        return (down - normal * Vec3.Dot(normal, down)).Unit();
    }

    /// <summary>Paints the strand of hair that may fall over one eye.</summary>
    public void Loose(float x, float y, ref Surface s)
    {
        if (scene.Occlusion != FaceOcclusion.HairStrand || y < -0.45f)
            return;
        var side = x * scene.Style.StrandSide;
        var t = (0.75f - y) / 1.2f;
        var middle = 0.08f + 0.62f * t - 0.22f * t * t;
        var half = 0.16f * (1.1f - 0.65f * t) * Maths.Smooth(-0.48f, -0.1f, y);
        var off = Math.Abs(side - middle) + 0.03f * (Noise.Smooth(y * 5, side * 30, seed) - 0.5f);
        var amount = Maths.Smooth(half + 0.005f, half - 0.03f, off);
        if (amount <= 0)
        {
            s.Darken(0.3f * Maths.Smooth(half + 0.12f, half, off));
            return;
        }
        var fine = Noise.Smooth((side - middle) * 45, y * 2, seed + 2);
        s.Tint(colour * (0.5f + 1.0f * fine), amount);
        s.Glow *= 1 - amount;
        s.Gloss *= 1 - 0.6f * amount;
    }
}
