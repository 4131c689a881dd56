namespace FaceLab.Synthetic;

/// <summary>Paints eyes and brows on the skin.</summary>
internal sealed class EyePainter(FaceScene scene)
{
    private readonly IdentityTraits person = scene.Person;
    private readonly Vec3 browColour = Vec3.Lerp(scene.Person.HairColour * 0.55f, Vec3.Rgb(40, 28, 24), 0.35f);
    private readonly float open = (float)scene.Conditions.Expression.EyeOpen;
    private readonly float raise = (float)scene.Conditions.Expression.BrowRaise;
    private readonly float squint = 0.25f * Math.Max(0, (float)scene.Conditions.Expression.Smile);
    private readonly float gazeX = 0.05f * (float)scene.Conditions.Expression.GazeX;
    private readonly float gazeY = 0.025f * (float)scene.Conditions.Expression.GazeY;
    private readonly (float Sin, float Cos) tilt = Slope(scene.Person.EyeTilt);

    public void Paint(float x, float y, ref Surface s)
    {
        if (y is > 0.5f or < -0.3f)
            return;
        var side = x < 0 ? -1 : 1;
        var ax = x * side;
        Brow(ax, y, ref s);
        var (dx, dy) = (ax - person.EyeX, y - person.EyeY);
        if (dx * dx > 0.07f || dy * dy > 0.05f)
            return;
        // u: -1 at the inner corner, 1 at the outer; v: height above the axis.
        var u = (dx * tilt.Cos + dy * tilt.Sin) / person.EyeWidth;
        var v = dy * tilt.Cos - dx * tilt.Sin;
        Eye(u, v, side, ref s);
    }

    private static (float Sin, float Cos) Slope(float tangent)
    {
        var cos = 1 / MathF.Sqrt(1 + tangent * tangent);
        return (tangent * cos, cos);
    }

    private void Brow(float ax, float y, ref Surface s)
    {
        const float inner = 0.1f;
        var t = (ax - inner) / person.BrowLength;
        if (t is < -0.1f or > 1.1f)
            return;
        var frown = Math.Max(0, -raise);
        var bend = 2 * t - 1.15f;
        var middle = person.BrowHeight + person.BrowTilt * (t - 0.5f) + person.BrowArch * (0.45f - bend * bend * 0.6f)
            + 0.085f * Math.Max(0, raise) - 0.07f * frown * (1.2f - t);
        var half = person.BrowThickness * (1 - 0.62f * t * t) * (0.75f + 0.5f * Maths.Smooth(-0.1f, 0.2f, t));
        var off = Math.Abs(y - middle);
        if (off > half + 0.05f)
            return;
        var hairs = Noise.Smooth(ax * 42 + y * 30, y * 16, person.SkinSeed + 2);
        var amount = Maths.Smooth(half + 0.018f, half - 0.014f, off + 0.016f * (hairs - 0.5f))
            * Maths.Smooth(-0.07f, 0.12f, t) * Maths.Smooth(1.05f, 0.85f, t);
        s.Tint(browColour, amount * person.BrowDensity * (0.75f + 0.3f * hairs));
        s.Gloss *= 1 - amount;
    }

    private void Eye(float u, float v, int side, ref Surface s)
    {
        var u2 = u * u;
        var arc = Math.Max(0, 1 - u2);
        // The upper lid peaks towards the nose, the lower towards the temple.
        var rest = person.EyeHeight * arc * (1.0f - 0.14f * u + 0.14f * u2);
        var bottom = -person.EyeHeight * 0.62f * arc * (1 + 0.2f * u) * (1 - 0.5f * squint);
        var top = Maths.Lerp(bottom, rest, Math.Min(open * (1 - squint), 1.15f));
        LidSkin(u, v, top, rest, bottom, ref s);
        if (u2 < 1)
        {
            var inside = Maths.Smooth(-0.012f, 0.012f, top - v) * Maths.Smooth(-0.01f, 0.01f, v - bottom);
            if (inside > 0)
                Ball(u, v, top, side, inside, ref s);
        }
        // Lashes: a dark line on the upper lid, longer at the outer corner, and a faint line below.
        var outer = Maths.Smooth(-0.6f, 0.9f, u);
        var width = 0.012f + 0.012f * person.Lashes * (0.6f + outer) + 0.006f * Math.Max(0, scene.Style.MakeUp);
        var ends = Maths.Smooth(1.22f, 0.95f, Math.Abs(u));
        var flick = u > 0.85f ? 0.12f * (u - 0.85f) * person.Lashes : 0;
        var upper = Maths.Smooth(width + 0.012f, width * 0.4f, Math.Abs(v - top - flick - width * 0.4f)) * ends;
        s.Tint(Vec3.Rgb(28, 20, 18), (0.72f + 0.25f * person.Lashes) * upper);
        var lower = Maths.Smooth(0.022f, 0.004f, Math.Abs(v - bottom)) * Maths.Smooth(1.1f, 0.8f, Math.Abs(u));
        s.Tint(Vec3.Rgb(70, 40, 34), 0.4f * lower);
        s.Gloss *= 1 - upper;
    }

    private void LidSkin(float u, float v, float top, float rest, float bottom, ref Surface s)
    {
        var over = Maths.Smooth(1.25f, 0.7f, Math.Abs(u));
        // The crease sits above the open lid and smooths out as the lid closes.
        var crease = rest + 0.03f + 0.022f * person.LidCrease;
        var line = Maths.Smooth(0.028f, 0.004f, Math.Abs(v - crease)) * over;
        s.Darken(line * 0.42f * person.LidCrease * (0.4f + 0.6f * Math.Min(1, open)));
        if (v > top && v < crease)
        {
            s.Darken(0.1f * over);
            s.Lean(scene.Turn, 0, 0.25f * over * (v - top) / (crease - top + 0.01f));
            if (scene.Style.MakeUp > 0.1f && person.Lashes > 0.6f)
                s.Tint(Vec3.Rgb(110, 74, 88), 0.35f * scene.Style.MakeUp * over);
        }
        if (v < bottom)
            s.Darken(0.12f * over * Maths.Smooth(bottom - 0.05f, bottom, v));
    }

    private void Ball(float u, float v, float top, int side, float inside, ref Surface s)
    {
        var eye = s;
        eye.Albedo = Vec3.Lerp(Vec3.Rgb(208, 202, 197), Vec3.Rgb(180, 146, 136), Maths.Smooth(0.55f, 1, Math.Abs(u)));
        eye.Gloss = 0.05f;
        eye.Soft = 0.6f;
        // The shadow of the lid on the ball.
        eye.Darken(0.5f * Maths.Smooth(0.055f, 0, top - v));
        var (ix, iy) = (u * person.EyeWidth - gazeX * side, v - 0.014f - gazeY);
        var d = MathF.Sqrt(ix * ix + iy * iy) / 0.077f;
        if (d < 1.15f)
        {
            // The iris is lighter towards the pupil and below.
            var glow = 0.55f * Maths.Smooth(0.95f, 0.45f, d) - 0.25f * Maths.Smooth(-0.04f, 0.06f, iy);
            var iris = person.Iris * (0.75f + glow);
            iris = Vec3.Lerp(iris, person.Iris * 0.35f, Maths.Smooth(0.72f, 0.98f, d));
            iris = Vec3.Lerp(iris, new Vec3(0.006f, 0.005f, 0.005f), Maths.Smooth(0.5f, 0.36f, d));
            eye.Tint(iris, Maths.Smooth(1.12f, 0.88f, d));
        }
        // The highlight is the reflection of the light.
        var (sx, sy) = (ix * side - 0.034f * scene.Light.X, iy - 0.03f * Math.Max(0.3f, scene.Light.Y));
        var spark = Maths.Smooth(0.026f, 0.009f, MathF.Sqrt(sx * sx + sy * sy));
        var strength = 0.6f * (float)Math.Min(1.2, scene.Conditions.Light.Intensity);
        eye.Glow = new Vec3(strength, strength, strength) * (spark * inside);
        eye.Albedo = Vec3.Lerp(s.Albedo, eye.Albedo, inside);
        s = eye;
    }
}
