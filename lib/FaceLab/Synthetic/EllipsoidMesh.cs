namespace FaceLab.Synthetic;

/// <summary>A ball stretched along three axes: ears, fingers. Paint coordinates: the point of the unit
/// ball.</summary>
internal sealed class EllipsoidMesh
{
    private const int Rows = 11;
    private const int Columns = 17;

    private static readonly (float Sin, float Cos)[] Around = Maths.Circle(Columns, 180);
    private static readonly (float Sin, float Cos)[] Down = Maths.Circle(2 * Rows - 1, 180);

    public Mesh Mesh { get; } = new(Rows, Columns);

    /// <param name="scene">Whose head carries it.</param>
    /// <param name="centre">In rest coordinates.</param>
    /// <param name="right">Half axis in rest coordinates; with the next two right-handed.</param>
    /// <param name="up">Half axis.</param>
    /// <param name="front">Half axis.</param>
    public void Build(FaceScene scene, Vec3 centre, Vec3 right, Vec3 up, Vec3 front)
    {
        for (var r = 0; r < Rows; r++)
        {
            var (sinR, cosR) = Down[Rows - 1 + r]; // 0 to 180 degrees
            for (var c = 0; c < Columns; c++)
            {
                var (sinC, cosC) = Around[c];
                var ball = new Vec3(sinR * sinC, cosR, sinR * cosC);
                var p = centre + right * ball.X + up * ball.Y + front * ball.Z;
                Mesh.Set(r, c, scene.RigidToWorld(p), ball);
            }
        }

        Mesh.Finish(scene, closed: true);
    }
}
