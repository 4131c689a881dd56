namespace FaceLab.Synthetic;

/// <summary>The front of the glasses, a sheet bent around the face. Its paint coordinates are rest x, rest y,
/// 0.</summary>
internal sealed class GlassesMesh() : Mesh(7, 25)
{
    public void Build(FaceScene scene)
    {
        var (edge, bridge) = Ends(scene);
        for (var c = 0; c < Columns; c++)
        {
            var x = edge * (c * 2f / (Columns - 1) - 1);
            var z = bridge - 0.28f * x * x;
            for (var r = 0; r < Rows; r++)
            {
                var y = 0.26f - 0.1f * r;
                Set(r, c, scene.RigidToWorld(new Vec3(x, y, z)), new Vec3(x, y, 0));
            }
        }
        Finish(scene, closed: false);
    }

    /// <summary>Returns half the width of the sheet, and its depth in the middle.</summary>
    public static (float Edge, float Bridge) Ends(FaceScene scene) =>
        (scene.Shape.HalfWidth(0) * 0.98f, Math.Max(scene.Shape.Front(0, 0.02f).Z + 0.02f, 0.86f));
}

/// <summary>A side piece of the glasses. Its paint coordinates are rest x, rest y, 1.</summary>
internal sealed class TempleMesh() : Mesh(2, 4)
{
    // Side is -1 for the left piece, 1 for the right.
    public void Build(FaceScene scene, int side)
    {
        var (edge, bridge) = GlassesMesh.Ends(scene);
        var (x, z) = (side * edge, bridge - 0.28f * edge * edge);
        for (var c = 0; c < Columns; c++)
        {
            // The outside of the left piece is on the left, so its columns run from the ear to the front.
            var back = side < 0 ? 1 - c / 3f : c / 3f;
            var p = new Vec3(x * (1 + 0.03f * back), 0.1f, Maths.Lerp(z, -0.05f, back));
            Set(0, c, scene.RigidToWorld(p + new Vec3(0, 0.025f, 0)), new Vec3(x, 0.1f, 1));
            Set(1, c, scene.RigidToWorld(p - new Vec3(0, 0.025f, 0)), new Vec3(x, 0.1f, 1));
        }
        Finish(scene, closed: false);
    }
}

/// <summary>Paints frames and lenses. The face is visible through the lens.</summary>
internal sealed class GlassesPainter(FaceScene scene)
{
    private readonly float lensX = scene.Person.EyeX + 0.02f;
    private readonly float halfX = 0.235f + 0.02f * scene.Style.GlassesShape;
    private readonly float halfY = 0.2f - 0.05f * scene.Style.GlassesShape;
    private readonly bool dark = scene.Occlusion == FaceOcclusion.Sunglasses;

    /// <returns>The share of the face that is hidden, 0 to 1.</returns>
    public float Paint(float x, float y, float side, ref Surface s)
    {
        s.Albedo = scene.Style.GlassesColour;
        s.Gloss = 0.1f;
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
        var t = Maths.Fraction((x * 0.8f + y) * 2.2f + 0.3f * scene.Light.X);
        return (Vec3.Rgb(235, 240, 245), 0.05f + 0.2f * Maths.Bell((t - 0.5f) * (t - 0.5f) * 40));
    }

    /// <summary>Estimates the distance to the edge of the lens, whose shape is between circle and square; negative
    /// inside.</summary>
    private float Edge(float dx, float dy)
    {
        var (u, v) = (Math.Abs(dx) / halfX, Math.Abs(dy) / halfY);
        var (u2, v2) = (u * u, v * v);
        var round = MathF.Sqrt(u2 + v2);
        var square = MathF.Sqrt(MathF.Sqrt(u2 * u2 + v2 * v2));
        return (Maths.Lerp(round, square, 0.2f + 0.6f * scene.Style.GlassesShape) - 1) * halfY;
    }
}
