namespace FaceLab.Synthetic;

/// <summary>The surface of a person's head in "rest" coordinates: head upright, face neutral. Its (x, y) alone
/// determines a point of the front. So features are placed in x and y, and landmarks are points of the drawn
/// surface.</summary>
internal sealed class HeadShape(IdentityTraits person, FaceExpression expression, float beard)
{
    private static readonly float[] Heights = [-1f, -0.62f, -0.15f, 0.35f, 1f];

    // Already divided by Pole at these heights, because HalfWidth multiplies by it.
    private readonly float[] widths =
        [person.Chin, person.Jaw * 1.2f, person.Cheek * 1.02f, person.Temple * 1.03f, 0.82f];
    private readonly float smile = (float)expression.Smile;
    private readonly float open = (float)expression.MouthOpen;

    public float HalfWidth(float y) => Maths.Curve(Heights, widths, y) * Pole(y);

    public static float FrontDepth(float y) => 0.86f * (y > 0 ? Pole(y) : JawPole(y));

    public static float BackDepth(float y) => 0.98f * Pole(y) * (y > 0 ? 1 : 1 - 0.45f * y * y);

    /// <summary>Returns the point at height y and angle around the head (0 front), in rest coordinates.</summary>
    public Vec3 At(float y, float sin, float cos, float halfWidth, float front, float back)
    {
        var x = halfWidth * sin;
        if (cos <= 0)
            return new Vec3(x, y, back * cos);
        return new Vec3(x, y, front * Flat(cos) + Relief(x, y) * Maths.Smooth(0, 0.35f, cos));
    }

    public Vec3 Front(float x, float y)
    {
        var halfWidth = HalfWidth(y);
        var sin = Math.Clamp(x / halfWidth, -1, 1);
        return At(y, sin, MathF.Sqrt(1 - sin * sin), halfWidth, FrontDepth(y), BackDepth(y));
    }

    /// <summary>Moves a point of the rest head as the jaw opens, then scales it to the person's proportions.</summary>
    public Vec3 Deform(Vec3 p)
    {
        var jaw = Maths.Smooth(person.MouthY + 0.04f, person.MouthY - 0.16f, p.Y) * Maths.Smooth(-0.1f, 0.3f, p.Z);
        var y = p.Y - 0.17f * open * jaw;
        return new Vec3(p.X * person.Width, y * person.Length, p.Z - 0.05f * open * jaw);
    }

    // Faces are flatter in front than an ellipse.
    private static float Flat(float cos) => cos * (1.24f - 0.24f * cos * cos);

    // Rounder than an ellipse over the crown.
    private static float Pole(float y) => MathF.Sqrt(Math.Max(0, y > 0 ? 1 - 0.5f * y * y * (1 + y * y) : 1 - y * y));

    private static float JawPole(float y)
    {
        var y4 = y * y * y * y;
        return MathF.Sqrt(Math.Max(0, 1 - y4 * y4));
    }

    private float Relief(float x, float y)
    {
        var ax = Math.Abs(x);
        var p = person;
        var z = Nose(ax, y);
        z -= p.EyeDepth * Maths.Bell(ax - 0.27f, y - p.EyeY - 0.03f, 0.27f, 0.2f);
        z += 0.075f * Maths.Bell(ax - p.EyeX, y - p.EyeY, p.EyeWidth * 1.25f, 0.15f);
        z += 0.05f * Maths.Bell(ax - 0.27f, y - p.BrowHeight, 0.4f, 0.15f);
        z += (p.Cheekbone + 0.03f) * Maths.Bell(ax - 0.47f, y + 0.22f, 0.3f, 0.26f);
        z += (0.02f + 0.08f * smile) * Maths.Bell(ax - 0.38f, y + 0.36f, 0.22f, 0.2f);
        z += 0.07f * Maths.Bell(x, y - p.MouthY, 0.42f, 0.24f);
        z -= 0.05f * Maths.Bell(x, y - p.MouthY + 0.155f, 0.26f, 0.09f);
        z += (p.ChinForward + 0.03f) * Maths.Bell(x, y + 0.87f, 0.28f, 0.2f);
        if (beard > 0.6f)
            z += 0.06f * beard * Maths.Smooth(-0.55f, -0.8f, y);
        return z;
    }

    private float Nose(float ax, float y)
    {
        var p = person;
        const float root = 0.12f;
        var t = (root - y) / (root - p.NoseTip);
        if (ax > 0.5f || t < -0.4f || t > 1.5f)
            return 0;
        var along = Maths.Clamp01(t);
        var height = p.NoseHeight * (0.3f + 0.7f * along * along) + p.NoseHump * 4 * along * (1 - along);
        height *= Maths.Smooth(-0.35f, 0.15f, t);
        // Below its tip the nose ends within a short distance.
        height *= Maths.Smooth(p.NoseTip - 0.13f, p.NoseTip, y - 1.6f * ax * ax);
        var halfWidth = Maths.Lerp(p.NoseBridge * 1.6f, 0.5f * p.NoseWidth + 0.12f, along * along);
        var ridge = height * Maths.Bell(ax / halfWidth * (ax / halfWidth));
        var wing = 0.13f * Maths.Bell(ax - 0.68f * p.NoseWidth, y - p.NoseTip + 0.03f, 0.115f, 0.1f);
        return Math.Max(ridge, wing) + 0.3f * Math.Min(ridge, wing);
    }
}
