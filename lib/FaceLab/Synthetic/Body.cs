namespace FaceLab.Synthetic;

/// <summary>The mesh of neck and shoulders. Its paint coordinates are x, y, and 1 where a scarf is wound.</summary>
internal sealed class BodyMesh() : Mesh(20, Around.Length)
{
    private static readonly float[] Level = [0, 0.2f, 0.38f, 0.5f, 0.6f, 0.7f, 0.8f, 1];
    private static readonly float[] Height = [-0.3f, -0.75f, -1.04f, -1.17f, -1.27f, -1.4f, -1.62f, -2.7f];
    private static readonly float[] HalfWidths = [0.97f, 0.97f, 1.0f, 1.12f, 1.75f, 2.85f, 3.7f, 4.1f];
    private static readonly float[] HalfDepths = [0.95f, 0.95f, 0.97f, 1.05f, 1.2f, 1.35f, 1.5f, 1.8f];
    private static readonly (float Sin, float Cos)[] Around = Maths.Circle(29, 115);

    public void Build(FaceScene scene)
    {
        var neck = scene.Person.Neck;
        var scarf = scene.Occlusion == FaceOcclusion.Scarf;
        for (var r = 0; r < Rows; r++)
        {
            var t = (float)r / (Rows - 1);
            var y = Maths.Curve(Level, Height, t);
            var (width, depth) = (neck * Maths.Curve(Level, HalfWidths, t), neck * Maths.Curve(Level, HalfDepths, t));
            var wound = scarf ? Maths.Smooth(-0.5f, -0.7f, y) * Maths.Smooth(-1.45f, -1.25f, y) : 0;
            var withHead = Maths.Smooth(-1.1f, -0.6f, y);
            for (var c = 0; c < Columns; c++)
            {
                var (sin, cos) = Around[c];
                var x = (width + 0.2f * wound) * sin;
                var z = -0.22f - 0.08f * t + (depth + 0.2f * wound) * cos;
                Set(r, c, scene.BodyToWorld(new Vec3(x, y, z), withHead), new Vec3(x, y, wound));
            }
        }
        Finish(scene, closed: false);
    }
}

/// <summary>Paints neck, clothes and scarf.</summary>
internal sealed class ClothPainter(FaceScene scene)
{
    private readonly DayStyle day = scene.Style;
    private readonly Vec3 skin = SkinPainter.ToneOf(scene.Person);

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
        Fabric(x, y, day.Pattern, day.Cloth, ref s);
        s.Darken(0.35f * Maths.Smooth(0.03f, 0, under));
        if (day.Collar && under is > 0.02f and < 0.13f)
            s.Tint(Vec3.Rgb(220, 218, 212), 0.75f);
    }

    public void Scarf(float x, float y, ref Surface s)
    {
        Fabric(x, y * 1.4f + 0.4f * x, 1 + (int)(day.BackgroundSeed % 2), day.Scarf, ref s);
        var fold = Noise.Smooth(x * 2.2f + 5, y * 9 + x * 3, day.BackgroundSeed) - 0.5f;
        s.Lean(scene.Turn, 0, 1.3f * fold);
    }

    private void Fabric(float x, float y, int pattern, Vec3 colour, ref Surface s)
    {
        s.Soft = 0.2f;
        s.Albedo = colour;
        if (pattern == 1)
        {
            var t = Maths.Fraction(y * 5);
            s.Tint(day.ClothOther, Maths.Smooth(0.42f, 0.5f, t) * Maths.Smooth(0.98f, 0.9f, t));
        }
        else if (pattern == 2)
        {
            var t = Maths.Fraction((x + 0.3f * Math.Abs(Maths.Fraction(y * 9) - 0.5f)) * 12);
            s.Darken(0.22f * Maths.Bell((t - 0.5f) * 2.2f * (t - 0.5f) * 2.2f));
        }
        var fold = Noise.Smooth(x * 3, y * 2, day.BackgroundSeed + 1) - 0.5f;
        s.Lean(scene.Turn, 0.5f * fold, 0.2f * fold);
    }
}
