namespace FaceLab.Synthetic;

/// <summary>Paints lips, teeth, the dark inside of the mouth, and nostrils.</summary>
internal sealed class MouthPainter(FaceScene scene)
{
    private readonly IdentityTraits person = scene.Person;
    private readonly Vec3 lips = Colour(scene.Person, scene.Style.MakeUp);
    private readonly float smile = (float)scene.Conditions.Expression.Smile;
    private readonly float gap = Gap(scene.Conditions.Expression);
    private readonly float halfWidth = HalfWidth(scene);

    private static float Gap(FaceExpression face)
    {
        var open = (float)face.MouthOpen;
        return 0.1f * open + 0.035f * Math.Max(0, (float)face.Smile - 0.55f) * Maths.Smooth(0.04f, 0.1f, open);
    }

    private static Vec3 Colour(IdentityTraits person, float makeUp)
    {
        var skin = SkinPainter.ToneOf(person);
        var natural = skin * new Vec3(0.86f, 0.5f, 0.5f);
        var red = Vec3.Rgb(170, 62, 66);
        var paint = Math.Max(0, makeUp) * person.Lashes;
        var lips = Vec3.Lerp(skin, natural, 0.35f + 0.75f * person.LipRedness);
        return Vec3.Lerp(lips, red, Maths.Clamp01(0.9f * paint) * (1 - 0.5f * person.Melanin));
    }

    /// <summary>Returns the half-width of the mouth in rest coordinates. A smile makes it wider.</summary>
    public static float HalfWidth(FaceScene scene)
    {
        var face = scene.Conditions.Expression;
        return scene.Person.MouthWidth * (1 + 0.2f * (float)face.Smile - 0.14f * (float)face.MouthOpen);
    }

    /// <summary>Returns the height of the line between the lips at u (-1 and 1 at the corners).</summary>
    public static float Line(FaceScene scene, float u)
    {
        var smile = (float)scene.Conditions.Expression.Smile;
        return scene.Person.MouthY + (0.02f + smile * 0.085f) * (u * u - 0.35f);
    }

    public void Paint(float x, float y, ref Surface s)
    {
        Nostrils(x, y, ref s);
        var u = x / halfWidth;
        if (Math.Abs(u) > 1.3f || y > person.MouthY + 0.2f || y < person.MouthY - 0.25f)
            return;
        var arc = Math.Max(0, 1 - u * u);
        var line = Line(scene, u);
        var opening = gap * arc;
        var peak = Math.Abs(u) - 0.25f;
        var bow = 1 - 0.3f * Maths.Bell(u * u * 16) + 0.12f * Maths.Bell(peak * peak * 20);
        var top = line + opening * 0.45f + person.UpperLip * (1 - 0.2f * smile) * arc * bow;
        var bottom = line - opening * 0.55f - person.LowerLip * (1 - 0.15f * smile) * arc * (0.75f + 0.25f * arc);
        Lips(u, y, line, top, bottom, opening, ref s);
        Between(x, u, y, line, opening, ref s);
    }

    private void Lips(float u, float y, float line, float top, float bottom, float opening, ref Surface s)
    {
        var within = Maths.Smooth(1.04f, 0.93f, Math.Abs(u));
        var amount = Maths.Smooth(-0.014f, 0.014f, top - y) * Maths.Smooth(-0.014f, 0.014f, y - bottom) * within;
        if (amount > 0)
        {
            s.Tint(lips, 0.92f * amount);
            // The upper lip faces down and the lower one up.
            if (y > line + opening * 0.45f)
            {
                s.Lean(scene.Turn, 0, -0.35f * amount);
            }
            else
            {
                var across = (y - bottom) / Math.Max(0.02f, line - opening * 0.55f - bottom);
                s.Lean(scene.Turn, 0, amount * (0.75f * across - 0.45f));
                s.Gloss = Maths.Lerp(s.Gloss, 0.16f, amount);
            }
        }
        s.Open *= 1 - 0.3f * Maths.Bell(u / 1.1f, y - bottom + 0.03f, 0.8f, 0.05f);
        // Corners.
        s.Darken(0.45f * Maths.Bell(Math.Abs(u) - 1.02f, y - line, 0.16f, 0.03f));
    }

    private static void Between(float x, float u, float y, float line, float opening, ref Surface s)
    {
        if (opening < 0.012f)
        {
            var seam = Maths.Smooth(0.022f, 0.003f, Math.Abs(y - line)) * Maths.Smooth(1.08f, 0.85f, Math.Abs(u));
            s.Tint(Vec3.Rgb(70, 28, 28), 0.75f * seam);
            return;
        }
        var (ceiling, floor) = (line + 0.45f * opening, line - 0.55f * opening);
        var inside = Maths.Smooth(-0.01f, 0.012f, ceiling - y) * Maths.Smooth(-0.01f, 0.012f, y - floor);
        if (inside <= 0)
            return;
        s.Tint(Vec3.Rgb(58, 20, 22), inside);
        s.Gloss *= 1 - inside;
        s.Open *= 1 - 0.4f * inside;
        // The teeth are at the top, the tongue at the bottom.
        var tips = ceiling - Math.Min(0.055f, 0.8f * opening);
        var teeth = Maths.Smooth(-0.008f, 0.008f, y - tips) * Maths.Smooth(0.86f, 0.6f, Math.Abs(u));
        var edge = 0.5f - Math.Abs(Maths.Fraction(x * 17) - 0.5f); // distance to the gap between two teeth
        var ivory = Vec3.Rgb(232, 226, 214) * (1 - 0.25f * u * u - 0.12f * Maths.Bell(edge * edge * 60));
        s.Tint(ivory, 0.92f * teeth * inside);
        var tongue = Maths.Smooth(0.02f, -0.005f, y - floor - 0.015f) * Maths.Smooth(0.8f, 0.3f, Math.Abs(u));
        s.Tint(Vec3.Rgb(150, 66, 66), 0.7f * inside * tongue);
    }

    private void Nostrils(float x, float y, ref Surface s)
    {
        var ax = Math.Abs(x);
        if (ax > 0.45f || y > person.NoseTip + 0.15f || y < person.NoseTip - 0.22f)
            return;
        var beside = ax - 0.5f * person.NoseWidth;
        var below = y - person.NoseTip + 0.085f - 0.12f * beside;
        var hole = Maths.Bell(beside, below, 0.42f * person.NoseWidth, 0.045f);
        s.Tint(Vec3.Rgb(46, 22, 20), Maths.Clamp01(1.5f * hole));
        // The fold around the wings.
        var dx = (ax - 0.62f * person.NoseWidth) / (0.45f * person.NoseWidth + 0.03f);
        var dy = (y - person.NoseTip + 0.03f) / 0.1f;
        var ring = MathF.Sqrt(dx * dx + dy * dy) - 1;
        if (ax > 0.6f * person.NoseWidth)
            s.Darken(0.12f * Maths.Bell(ring * ring * 12) * Maths.Smooth(-1f, -0.2f, dy));
        s.Gloss += 0.1f * Maths.Bell(x, y - person.NoseTip - 0.02f, 0.1f, 0.09f);
    }
}
