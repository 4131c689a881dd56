namespace FaceLab.Synthetic;

/// <summary>Glasses: a bent sheet before the eyes and two side pieces; paint coordinates: rest x, rest y, 1 on a
/// side piece.</summary>
internal sealed class GlassesMesh
{
    private const int Columns = 25;

    public Mesh Front { get; } = new(7, Columns);

    public Mesh Left { get; } = new(2, 4);

    public Mesh Right { get; } = new(2, 4);

    public void Build(FaceScene scene)
    {
        var shape = scene.Shape;
        var edge = shape.HalfWidth(0) * 0.98f;
        var bridge = shape.Front(0, 0.02f).Z + 0.02f;
        for (var c = 0; c < Columns; c++)
        {
            var x = edge * (c * 2f / (Columns - 1) - 1);
            var z = Math.Max(bridge, 0.86f) - 0.28f * x * x;
            for (var r = 0; r < 7; r++)
            {
                var y = 0.26f - 0.1f * r;
                Front.Set(r, c, scene.RigidToWorld(new Vec3(x, y, z)), new Vec3(x, y, 0));
            }
        }

        Front.Finish(scene, closed: false);
        Side(scene, Left, -edge, Math.Max(bridge, 0.86f) - 0.28f * edge * edge);
        Side(scene, Right, edge, Math.Max(bridge, 0.86f) - 0.28f * edge * edge);
    }

    private static void Side(FaceScene scene, Mesh mesh, float x, float z)
    {
        for (var c = 0; c < 4; c++)
        {
            // The outside is to the left of the left piece: its columns run from the ear to the front.
            var back = x < 0 ? 1 - c / 3f : c / 3f;
            var p = new Vec3(x * (1 + 0.03f * back), 0.1f, Maths.Lerp(z, -0.05f, back));
            mesh.Set(0, c, scene.RigidToWorld(p + new Vec3(0, 0.025f, 0)), new Vec3(x, 0.1f, 1));
            mesh.Set(1, c, scene.RigidToWorld(p - new Vec3(0, 0.025f, 0)), new Vec3(x, 0.1f, 1));
        }

        mesh.Finish(scene, closed: false);
    }
}
