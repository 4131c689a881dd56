namespace FaceLab.Synthetic;

/// <summary>A ball stretched along its axes, for ears, hand and sleeve. Its paint coordinates are a point of the unit
/// ball.</summary>
internal sealed class BallMesh() : Mesh(11, Around.Length)
{
    private static readonly (float Sin, float Cos)[] Around = Maths.Circle(17, 180);
    private static readonly (float Sin, float Cos)[] Down = Maths.Circle(21, 180);

    /// <summary>Draws an ear: a flat ball whose width points backwards and outwards and whose front points forwards and
    /// outwards.</summary>
    public void DrawEar(FaceScene scene, Layer layer, int side)
    {
        var person = scene.Person;
        var (sin, cos) = Maths.Turn(person.EarAngle);
        var (outwards, back) = (sin * 0.13f, cos * 0.13f);
        var x = scene.Shape.HalfWidth(-0.08f) + 0.5f * outwards - 0.005f;
        Build(
            scene,
            new Vec3(side * x, -0.09f, -0.06f - 0.5f * back),
            new Vec3(outwards, 0, -side * back) * person.EarSize,
            new Vec3(side * 0.04f, 0.25f * person.EarSize, -0.03f),
            new Vec3(side * back * 0.38f, 0, outwards * 0.38f + 0.01f));
        layer.Draw(this, Material.Ear);
    }

    /// <summary>Draws a hand at chin and cheek: four fingers, a thumb and a sleeve.</summary>
    public void DrawHand(FaceScene scene, Layer layer)
    {
        var side = scene.Style.StrandSide;
        for (var finger = 0; finger < 4; finger++)
        {
            // Fingers rise from the palm at the side of the chin and lie across mouth and cheek.
            var reach = -0.44f + 0.05f * finger - 0.03f * finger * finger;
            var tip = At(-0.16f + 0.13f * finger, reach, 1.02f - 0.05f * finger);
            var root = At(0.2f + 0.1f * finger, -1.0f - 0.01f * finger, 0.96f - 0.05f * finger);
            Limb(tip, root, 0.078f, Material.Hand);
        }
        Limb(At(-0.3f, -0.86f, 0.92f), At(0.24f, -1.12f, 0.94f), 0.085f, Material.Hand); // thumb
        Limb(At(0.2f, -0.82f, 0.88f), At(0.52f, -1.4f, 0.8f), 0.26f, Material.Hand); // palm
        Limb(At(0.42f, -1.22f, 0.86f), At(0.9f, -2.3f, 0.6f), 0.3f, Material.Sleeve);

        Vec3 At(float x, float y, float z) => new(side * x, y, z);

        void Limb(Vec3 tip, Vec3 root, float radius, Material material)
        {
            var up = (tip - root) * 0.56f;
            var right = Vec3.Cross(up, new Vec3(0, 0, 1)).Unit();
            var front = Vec3.Cross(right, up).Unit();
            Build(scene, (tip + root) * 0.5f, right * radius, up, front * radius);
            layer.Draw(this, material);
        }
    }

    // Centre and half axes in rest coordinates; the axes are right-handed.
    private void Build(FaceScene scene, Vec3 centre, Vec3 right, Vec3 up, Vec3 front)
    {
        for (var r = 0; r < Rows; r++)
        {
            var (sinR, cosR) = Down[Rows - 1 + r]; // 0 to 180 degrees
            for (var c = 0; c < Columns; c++)
            {
                var (sinC, cosC) = Around[c];
                var ball = new Vec3(sinR * sinC, cosR, sinR * cosC);
                Set(r, c, scene.RigidToWorld(centre + right * ball.X + up * ball.Y + front * ball.Z), ball);
            }
        }
        Finish(scene, closed: true);
    }
}
