namespace FaceLab.Synthetic;

/// <summary>Frames and lenses; the lens lets the face through.</summary>
internal sealed class GlassesPainter(FaceScene scene)
{
    private readonly float lensX = scene.Person.EyeX + 0.02f;
    private readonly float halfX = 0.235f + 0.02f * scene.Style.GlassesShape;
    private readonly float halfY = 0.2f - 0.05f * scene.Style.GlassesShape;
    private readonly bool dark = scene.Occlusion == FaceOcclusion.Sunglasses;

    /// <returns>How much of the face is hidden, 0 to 1.</returns>
    public float Paint(float x, float y, float side, ref Surface s)
    {
        s.Albedo = scene.Style.GlassesColour;
        s.Gloss = 0.1f;
        s.Open = 1;
        s.Soft = 0;
        if (side > 0.5f)
            return 1;
        var ax = Math.Abs(x);
        var edge = Edge(ax - lensX, y + 0.01f);
        var frame = Maths.Smooth(0.032f, 0.016f, Math.Abs(edge));
        // The bridge arches over the nose; small hinges reach to the sides.
        if (ax < lensX - halfX + 0.03f)
            frame = Math.Max(frame, Maths.Smooth(0.034f, 0.018f, Math.Abs(y - 0.075f + 0.5f * ax * ax)));
        if (ax > lensX + halfX - 0.03f)
            frame = Math.Max(frame, Maths.Smooth(0.036f, 0.02f, Math.Abs(y - 0.09f)));
        if (edge > 0 || frame > 0.98f)
            return frame;
        var (colour, hidden) = Lens(x, y);
        s.Albedo = Vec3.Lerp(colour, s.Albedo, frame);
        if (dark) // mirrors the sky a little
            s.Glow = Vec3.Rgb(150, 165, 180) * (0.25f * Maths.Smooth(0.0f, 0.2f, y - 0.3f * x) * (1 - frame));
        s.Gloss *= 0.3f + 0.7f * frame;
        return Math.Max(frame, hidden);
    }

    private (Vec3 Colour, float Hidden) Lens(float x, float y)
    {
        if (dark)
            return (Vec3.Rgb(34, 30, 30), 0.96f);
        // A slanted reflection.
        var slant = (x * 0.8f + y) * 2.2f + 0.3f * scene.Light.X;
        var t = slant - MathF.Floor(slant);
        return (Vec3.Rgb(235, 240, 245), 0.05f + 0.2f * Maths.Bell((t - 0.5f) * (t - 0.5f) * 40));
    }

    /// <summary>Signed distance, about, to the edge of the lens; negative inside. Between a circle and a
    /// square.</summary>
    private float Edge(float dx, float dy)
    {
        var (u, v) = (Math.Abs(dx) / halfX, Math.Abs(dy) / halfY);
        var (u2, v2) = (u * u, v * v);
        var round = MathF.Sqrt(u2 + v2);
        var square = MathF.Sqrt(MathF.Sqrt(u2 * u2 + v2 * v2));
        return (Maths.Lerp(round, square, 0.2f + 0.6f * scene.Style.GlassesShape) - 1) * halfY;
    }
}
