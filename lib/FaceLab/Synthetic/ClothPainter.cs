namespace FaceLab.Synthetic;

/// <summary>Neck, clothes and scarf.</summary>
internal sealed class ClothPainter(FaceScene scene, Vec3 skin)
{
    private readonly DayStyle day = scene.Style;

    public void Body(float x, float y, float wound, ref Surface s)
    {
        if (wound > 0.15f)
        {
            Scarf(x, y, ref s);
            return;
        }

        var neckline = -1.16f - day.Neckline * Maths.Bell(x * x * 2.6f) - 0.1f * x * x;
        var under = neckline - y;
        if (under < 0)
        {
            s.Albedo = skin * 0.93f;
            s.Gloss = 0.04f;
            s.Soft = 1;
            // Shade of the chin, and the two tendons of the neck.
            s.Open = 0.5f + 0.5f * Maths.Smooth(-0.85f, -1.25f, y);
            var tendon = Math.Abs(x) - 0.12f - 0.25f * (y + 1.2f);
            s.Darken(0.12f * Maths.Bell(tendon * tendon * 160) * Maths.Smooth(-0.8f, -1.1f, y));
            return;
        }

        Fabric(x, y, day.Pattern, day.Cloth, day.ClothOther, ref s);
        s.Darken(0.35f * Maths.Smooth(0.03f, 0, under));
        if (day.Collar && under is > 0.02f and < 0.13f)
            s.Albedo = Vec3.Lerp(s.Albedo, Vec3.Rgb(220, 218, 212), 0.75f);
    }

    public void Scarf(float x, float y, ref Surface s)
    {
        Fabric(x, y * 1.4f + 0.4f * x, 1 + (int)(day.BackgroundSeed % 2), day.Scarf, day.ClothOther, ref s);
        var fold = Noise.Smooth(x * 2.2f + 5, y * 9 + x * 3, day.BackgroundSeed) - 0.5f;
        s.Lean(scene.Turn, 0, 1.3f * fold);
    }

    private void Fabric(float x, float y, int pattern, Vec3 colour, Vec3 other, ref Surface s)
    {
        s.Soft = 0.2f;
        s.Gloss = 0;
        s.Open = 1;
        s.Albedo = colour;
        if (pattern == 1)
        {
            var t = y * 5 - MathF.Floor(y * 5);
            s.Tint(other, Maths.Smooth(0.42f, 0.5f, t) * Maths.Smooth(0.98f, 0.9f, t));
        }
        else if (pattern == 2)
        {
            var t = (x + 0.3f * Math.Abs(y * 9 - MathF.Floor(y * 9) - 0.5f)) * 12;
            s.Darken(0.22f * Maths.Bell((t - MathF.Floor(t) - 0.5f) * 2.2f * (t - MathF.Floor(t) - 0.5f) * 2.2f));
        }

        var fold = Noise.Smooth(x * 3, y * 2, day.BackgroundSeed + 1) - 0.5f;
        s.Lean(scene.Turn, 0.5f * fold, 0.2f * fold);
    }
}
