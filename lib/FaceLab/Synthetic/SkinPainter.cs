namespace FaceLab.Synthetic;

/// <summary>Paints bare skin: its tone, blush, marks of age, freckles, and the shade of shaved or shorn hair.</summary>
internal sealed class SkinPainter
{
    private static readonly float[] ToneSteps = [0, 0.25f, 0.5f, 0.75f, 1];
    private static readonly float[] ToneRed = [236, 224, 196, 146, 94];
    private static readonly float[] ToneGreen = [202, 180, 146, 101, 65];
    private static readonly float[] ToneBlue = [182, 154, 117, 76, 51];

    private readonly FaceScene scene;
    private readonly IdentityTraits person;
    private readonly Vec3 tone, flush, beard;
    private readonly float blush, age, smile, raise, scalp;

    public SkinPainter(FaceScene scene)
    {
        this.scene = scene;
        person = scene.Person;
        var m = person.Melanin;
        tone = ToneOf(person);
        flush = tone * new Vec3(1.0f, 0.72f, 0.7f);
        blush = Maths.Clamp01(0.28f + 0.35f * person.Flush + scene.Style.Flush) * (1 - 0.5f * m);
        age = Maths.Smooth(0.25f, 1, person.Age);
        smile = Math.Max(0, (float)scene.Conditions.Expression.Smile);
        raise = Math.Max(0, (float)scene.Conditions.Expression.BrowRaise);
        // Stubble is mostly skin, in its own shade.
        var dense = Maths.Smooth(0.1f, 0.7f, Math.Max(scene.Style.Beard, scene.Style.Moustache));
        beard = Vec3.Lerp(tone * 0.5f, person.HairColour * 0.75f, dense);
        scalp = scene.Style.Hair == HairStyle.Bald ? 0.22f : scene.Style.Hair.Painted ? 0.78f : 0.85f;
    }

    public static Vec3 ToneOf(IdentityTraits person) => Vec3.Rgb(
        Maths.Curve(ToneSteps, ToneRed, person.Melanin),
        Maths.Curve(ToneSteps, ToneGreen, person.Melanin) - 6 * person.Flush,
        Maths.Curve(ToneSteps, ToneBlue, person.Melanin) - 8 * person.Flush);

    public void Paint(float x, float y, float hair, ref Surface s)
    {
        var ax = Math.Abs(x);
        var mottle = Noise.Smooth(Unroll(x) * 9, y * 9, person.SkinSeed);
        s.Albedo = tone * (0.96f + 0.08f * mottle);
        s.Gloss = 0.07f + 0.05f * Maths.Bell(x, y - 0.42f, 0.4f, 0.25f);
        s.Soft = 1;
        s.Open = 1;
        Blush(x, ax, y, ref s);
        Marks(x, y, ref s);
        Wrinkles(x, ax, y, ref s);
        BeardShade(x, ax, y, ref s);
        if (hair > 0)
        {
            var grain = 0.75f + 0.5f * Noise.Smooth(Unroll(x) * 30, y * 30, person.SkinSeed + 5);
            s.Tint(person.HairColour, Maths.Clamp01(hair * scalp * grain));
            // Skin under hair is dark.
            if (!scene.Style.Hair.Painted)
                s.Open *= 1 - 0.5f * hair;
        }
    }

    private void Blush(float x, float ax, float y, ref Surface s)
    {
        var red = blush * Maths.Bell(ax - 0.42f, y + 0.3f, 0.32f, 0.28f);
        red += 0.4f * Maths.Bell(x, y - person.NoseTip, person.NoseWidth + 0.06f, 0.16f);
        s.Tint(flush, Maths.Clamp01(red));
        // Eye sockets are a little darker and cooler, temples and the edge of the jaw too.
        s.Darken(0.16f * Maths.Bell(ax - person.EyeX + 0.05f, y - person.EyeY - 0.02f, 0.27f, 0.2f));
        s.Open = 1 - 0.35f * Maths.Bell(ax - 0.14f, y - 0.02f, 0.13f, 0.17f)
            - 0.3f * Maths.Bell(x, y - person.NoseTip + 0.13f, 0.28f, 0.1f)
            - 0.25f * Maths.Bell(x, y - person.MouthY + 0.15f, 0.24f, 0.07f)
            - 0.3f * Maths.Smooth(-0.85f, -0.97f, y) - 0.4f * Maths.Smooth(-0.95f, -0.99f, y);
    }

    private void Marks(float x, float y, ref Surface s)
    {
        if (person.Freckles > 0 && y is < 0.05f and > -0.55f)
        {
            var spot = Spots(Unroll(x) * 14, y * 14, person.SkinSeed + 9);
            s.Darken(0.34f * person.Freckles * spot * Maths.Smooth(-0.55f, -0.3f, y) * Maths.Smooth(0.05f, -0.1f, y));
        }
        if (person.Mole)
        {
            var mole = Maths.Smooth(0.035f, 0.015f, Distance(x - person.MoleX, y - person.MoleY));
            s.Tint(Vec3.Rgb(62, 38, 30), 0.85f * mole);
        }
    }

    private void Wrinkles(float x, float ax, float y, ref Surface s)
    {
        // From the nostrils to beside the mouth.
        var top = person.NoseTip;
        var bottom = person.MouthY - 0.06f;
        if (y < top && y > bottom)
        {
            var t = (top - y) / (top - bottom);
            var spread = person.MouthWidth * 1.22f - person.NoseWidth;
            var fold = person.NoseWidth + 0.03f + spread * t * (1.6f - 0.6f * t);
            var depth = (0.05f + 0.26f * age + 0.2f * smile) * Maths.Smooth(0, 0.2f, t) * Maths.Smooth(1, 0.6f, t);
            var off = ax - fold;
            s.Darken(depth * Maths.Bell(off / 0.075f * (off / 0.075f)));
        }
        var lined = 0.3f * Maths.Smooth(0.35f, 1, age) + 0.16f * raise;
        if (lined > 0.02f && y is > 0.3f and < 0.62f)
        {
            var wave = (y + 0.12f * x * x + 0.02f * Noise.Smooth(x * 4, 0, person.SkinSeed)) * 11;
            var off = Maths.Fraction(wave) - 0.5f;
            s.Darken(0.55f * lined * Maths.Bell(off * off * 9) * Maths.Smooth(0.55f, 0.3f, ax));
        }
        var beside = ax - person.EyeX;
        var under = y - (person.EyeY - person.EyeHeight * 0.6f - 0.07f) - 0.35f * beside * beside;
        s.Darken((0.05f + 0.24f * age) * Maths.Bell(ax - person.EyeX + 0.02f, under, 0.17f, 0.035f));
        if (age > 0.2f && ax > person.EyeX + person.EyeWidth)
        {
            var ray = Maths.Fraction((y - person.EyeY) / (ax - person.EyeX) * 9) - 0.5f;
            s.Darken((0.35f * age + 0.15f * smile) * Maths.Bell(ray * ray * 8)
                * Maths.Bell(ax - person.EyeX - person.EyeWidth - 0.05f, y - person.EyeY, 0.11f, 0.12f));
        }
    }

    private void BeardShade(float x, float ax, float y, ref Surface s)
    {
        var day = scene.Style;
        if (day.Beard <= 0 && day.Moustache <= 0)
            return;
        var round = Unroll(x);
        var grain = 0.55f + 0.5f * Noise.Smooth(round * 44, y * 17, person.SkinSeed + 3)
            + 0.4f * Noise.Smooth(round * 21 + y * 9, y * 27, person.SkinSeed + 4);
        var lip = person.MouthY + person.UpperLip;
        // Cheek line from the sideburn to the mouth corner; a goatee stays at the chin.
        var line = person.Shave.Goatee
            ? -0.62f - 3 * Math.Max(0, ax - 0.24f)
            : -0.5f + 1.36f * (ax - 0.3f) * Math.Abs(ax - 0.3f);
        var chin = day.Beard * Maths.Smooth(line + 0.1f, line - 0.06f, y);
        chin *= 1 - Maths.Bell(x, y - person.MouthY + 0.02f, person.MouthWidth * 1.25f, 0.15f);
        var moustacheArc = y - lip - 0.035f + 0.5f * ax * ax;
        var above = day.Moustache * Maths.Smooth(0.075f, 0.03f, Math.Abs(moustacheArc) * (1 + 1.5f * ax))
            * Maths.Smooth(person.MouthWidth * 1.2f + 0.06f, person.MouthWidth, ax);
        var amount = Math.Max(chin, above);
        if (amount <= 0)
            return;
        s.Tint(beard, Maths.Clamp01(amount * grain * 1.05f));
        s.Gloss *= 1 - 0.7f * amount;
        s.Normal = (s.Normal + new Vec3(0, 0.5f * amount * (grain - 1), 0)).Unit();
    }

    /// <summary>Computes round spots, at most one in a cell, at random places.</summary>
    private static float Spots(float x, float y, uint seed)
    {
        var (cx, cy) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var px = x - cx - 0.25f - 0.5f * Noise.At(cx, cy, seed);
        var py = y - cy - 0.25f - 0.5f * Noise.At(cx, cy, seed + 1);
        var radius = 0.28f * Noise.At(cx, cy, seed + 2);
        return Maths.Smooth(radius + 0.12f, radius - 0.05f, Distance(px, py)) * Maths.Smooth(0, 0.15f, radius);
    }

    // Approximates the arc length for x. With x itself, texture would be stretched at the sides of the head.
    private static float Unroll(float x)
    {
        var t = Math.Min(1, Math.Abs(x) * (1 / 0.78f));
        var arc = 1.5708f - MathF.Sqrt(1 - t) * (1.5708f - 0.2121f * t + 0.0743f * t * t);
        return x < 0 ? -0.78f * arc : 0.78f * arc;
    }

    private static float Distance(float dx, float dy) => MathF.Sqrt(dx * dx + dy * dy);
}
