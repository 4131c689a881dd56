namespace FaceLab.Synthetic;

/// <summary>Computes the colour of each sample: first the painter of its material, then light, then glasses.</summary>
internal sealed class FacePainter(FaceScene scene, Layer face, Layer glass, Shadows shadows)
{
    private readonly Lighting lighting = new(scene);
    private readonly SkinPainter skin = new(scene);
    private readonly EyePainter eyes = new(scene);
    private readonly MouthPainter mouth = new(scene);
    private readonly HairPainter hair = new(scene);
    private readonly ClothPainter cloth = new(scene);
    private readonly GlassesPainter glasses = new(scene);
    private readonly BackgroundPainter background = new(scene);
    private readonly Vec3 tone = SkinPainter.ToneOf(scene.Person);

    public Vec3 Sample(int x, int y)
    {
        var at = y * face.Side + x;
        var lit = shadows.Lit(x / Layer.PerPixel, y / Layer.PerPixel);
        var colour = face.Material[at] == Material.None
            ? background.At((x + 0.5f) / face.Side, (y + 0.5f) / face.Side)
            : Opaque(at, lit);
        if (glass.Material[at] == Material.None || glass.Depth[at] < face.Depth[at])
            return colour;
        var s = new Surface { Normal = glass.Normal[at].Unit(), Open = 1 };
        var p = glass.Paint[at];
        var hidden = glasses.Paint(p.X, p.Y, p.Z, ref s);
        return Vec3.Lerp(colour, lighting.Shade(s, 1), hidden);
    }

    private Vec3 Opaque(int at, float lit)
    {
        var s = new Surface { Normal = face.Normal[at].Unit(), Open = 1 };
        var p = face.Paint[at];
        switch (face.Material[at])
        {
            case Material.Skin when p.Y < scene.ScarfTop(p.X):
                cloth.Scarf(p.X, p.Y, ref s);
                break;
            case Material.Skin:
                skin.Paint(p.X, p.Y, p.Z, ref s);
                mouth.Paint(p.X, p.Y, ref s);
                eyes.Paint(p.X, p.Y, ref s);
                hair.Loose(p.X, p.Y, ref s);
                break;
            case Material.Ear:
                Ear(p, ref s);
                break;
            case Material.Hair:
                var shine = hair.Paint(p.X, p.Y, p.Z, ref s);
                var glint = lighting.Strand(hair.Strand(s.Normal), 0.16f * shine, lit);
                return lighting.Shade(s, lit) + glint * (s.Albedo + new Vec3(0.25f, 0.25f, 0.25f));
            case Material.Body:
                cloth.Body(p.X, p.Y, p.Z, ref s);
                break;
            case Material.Hand:
                Hand(p, ref s);
                break;
            default:
                cloth.Body(p.X, -2 + 0.3f * p.Y, 0, ref s);
                break;
        }
        return lighting.Shade(s, lit);
    }

    private void Hand(Vec3 ball, ref Surface s)
    {
        s.Albedo = tone * 0.97f;
        s.Soft = 1;
        s.Gloss = 0.05f;
        s.Open = 0.6f + 0.4f * Maths.Clamp01(ball.Z);
        if (ball.Y <= 0.72f || ball.Z <= 0.2f)
            return;
        var nail = Vec3.Lerp(tone, Vec3.Rgb(250, 215, 205), 0.5f);
        s.Tint(nail, 0.8f * Maths.Smooth(0.62f, 0.5f, Math.Abs(ball.X)));
    }

    private void Ear(Vec3 ball, ref Surface s)
    {
        s.Albedo = Vec3.Lerp(tone, tone * new Vec3(1, 0.7f, 0.66f), 0.35f);
        s.Soft = 1;
        s.Gloss = 0.04f;
        // The hollow, and the fold around it.
        s.Open = 1 - 0.55f * Maths.Bell(ball.X, ball.Y + 0.1f, 0.6f, 0.6f);
        s.Darken(0.35f * Maths.Bell(ball.X, ball.Y + 0.15f, 0.45f, 0.5f));
    }
}
