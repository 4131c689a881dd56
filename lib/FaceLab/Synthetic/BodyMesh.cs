namespace FaceLab.Synthetic;

/// <summary>Neck and shoulders; paint coordinates: x, y, and 1 where a scarf is wound.</summary>
internal sealed class BodyMesh
{
    private const int Rows = 20;
    private const int Columns = 29;

    private static readonly float[] Level = [0, 0.2f, 0.38f, 0.5f, 0.6f, 0.7f, 0.8f, 1];
    private static readonly float[] Height = [-0.3f, -0.75f, -1.04f, -1.17f, -1.27f, -1.4f, -1.62f, -2.7f];
    private static readonly float[] HalfWidths = [0.97f, 0.97f, 1.0f, 1.12f, 1.75f, 2.85f, 3.7f, 4.1f];
    private static readonly float[] HalfDepths = [0.95f, 0.95f, 0.97f, 1.05f, 1.2f, 1.35f, 1.5f, 1.8f];

    private static readonly (float Sin, float Cos)[] Around = Maths.Circle(Columns, 115);

    public Mesh Mesh { get; } = new(Rows, Columns);

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
                var p = new Vec3(
                    (width + 0.2f * wound) * sin, y, -0.22f - 0.08f * t + (depth + 0.2f * wound) * cos);
                Mesh.Set(r, c, scene.BodyToWorld(p, withHead), new Vec3(p.X, y, wound));
            }
        }

        Mesh.Finish(scene, closed: false);
    }
}
