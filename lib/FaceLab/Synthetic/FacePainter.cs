namespace FaceLab.Synthetic;

/// <summary>Colour of each sample: the painter of its material, then light, then glasses over it.</summary>
internal sealed class FacePainter
{
    private readonly FaceScene scene;
    private readonly Layer face;
    private readonly Layer glass;
    private readonly Shadows shadows;
    private readonly Lighting lighting;
    private readonly SkinPainter skin;
    private readonly EyePainter eyes;
    private readonly MouthPainter mouth;
    private readonly HairPainter hair;
    private readonly ClothPainter cloth;
    private readonly GlassesPainter glasses;
    private readonly BackgroundPainter background;

    public FacePainter(FaceScene scene, Layer face, Layer glass, Shadows shadows)
    {
        (this.scene, this.face, this.glass, this.shadows) = (scene, face, glass, shadows);
        lighting = new Lighting(scene);
        skin = new SkinPainter(scene);
        eyes = new EyePainter(scene);
        mouth = new MouthPainter(scene, skin.Tone);
        hair = new HairPainter(scene);
        cloth = new ClothPainter(scene, skin.Tone);
        glasses = new GlassesPainter(scene);
        background = new BackgroundPainter(scene);
    }

    public Vec3 Sample(int x, int y, int perPixel)
    {
        var at = y * face.Side + x;
        var lit = shadows.Lit(x / perPixel, y / perPixel);
        var colour = face.Material[at] == Material.None
            ? background.At((x + 0.5f) / face.Side, (y + 0.5f) / face.Side)
            : Opaque(at, lit);
        if (glass.Material[at] == Material.None || glass.Depth[at] < face.Depth[at])
            return colour;
        var s = new Surface { Normal = glass.Normal[at].Unit() };
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
                s.Albedo = skin.Tone * 0.97f;
                s.Soft = 1;
                s.Gloss = 0.05f;
                s.Open = 0.6f + 0.4f * Maths.Clamp01(p.Z);
                if (p.Y > 0.72f && p.Z > 0.2f)
                {
                    var nail = Vec3.Lerp(skin.Tone, Vec3.Rgb(250, 215, 205), 0.5f);
                    s.Tint(nail, 0.8f * Maths.Smooth(0.62f, 0.5f, Math.Abs(p.X)));
                }

                break;
            default:
                cloth.Body(p.X, -2 + 0.3f * p.Y, 0, ref s);
                break;
        }

        return lighting.Shade(s, lit);
    }

    private void Ear(Vec3 ball, ref Surface s)
    {
        s.Albedo = Vec3.Lerp(skin.Tone, skin.Tone * new Vec3(1, 0.7f, 0.66f), 0.35f);
        s.Soft = 1;
        s.Gloss = 0.04f;
        // The hollow, and the fold around it.
        s.Open = 1 - 0.55f * Maths.Bell(ball.X, ball.Y + 0.1f, 0.6f, 0.6f);
        s.Darken(0.35f * Maths.Bell(ball.X, ball.Y + 0.15f, 0.45f, 0.5f));
    }
}
