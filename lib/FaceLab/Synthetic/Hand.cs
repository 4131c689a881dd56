namespace FaceLab.Synthetic;

/// <summary>A hand at chin and cheek: four fingers, a thumb and a sleeve.</summary>
internal static class Hand
{
    public static void Draw(FaceScene scene, EllipsoidMesh ball, Layer layer, int perPixel)
    {
        var side = scene.Style.StrandSide;
        for (var finger = 0; finger < 4; finger++)
        {
            // Fingers rise from the palm at the side of the chin and lie across mouth and cheek.
            var reach = -0.44f + 0.05f * finger - 0.03f * finger * finger;
            var tip = new Vec3(side * (-0.16f + 0.13f * finger), reach, 1.02f - 0.05f * finger);
            var root = new Vec3(side * (0.2f + 0.1f * finger), -1.0f - 0.01f * finger, 0.96f - 0.05f * finger);
            Limb(tip, root, 0.078f, Material.Hand);
        }

        Vec3 At(float x, float y, float z) => new(side * x, y, z);
        Limb(At(-0.3f, -0.86f, 0.92f), At(0.24f, -1.12f, 0.94f), 0.085f, Material.Hand); // thumb
        Limb(At(0.2f, -0.82f, 0.88f), At(0.52f, -1.4f, 0.8f), 0.26f, Material.Hand); // palm
        Limb(At(0.42f, -1.22f, 0.86f), At(0.9f, -2.3f, 0.6f), 0.3f, Material.Sleeve);

        void Limb(Vec3 tip, Vec3 root, float radius, Material material)
        {
            var up = (tip - root) * 0.56f;
            var right = Vec3.Cross(up, new Vec3(0, 0, 1)).Unit();
            var front = Vec3.Cross(right, up).Unit();
            ball.Build(scene, (tip + root) * 0.5f, right * radius, up, front * radius);
            Rasterizer.Draw(layer, ball.Mesh, material, perPixel);
        }
    }
}
