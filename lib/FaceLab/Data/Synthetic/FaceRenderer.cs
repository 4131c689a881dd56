namespace FaceLab.Data.Synthetic;

/// <summary>
/// Draws one face after another into its own buffers: meshes, then the nearest surface at 2 x 2 samples a pixel, then paint
/// and light, then the camera. Not for two threads at once.
/// </summary>
internal sealed class FaceRenderer(int size)
{
    private const int PerPixel = 2;

    private readonly Layer face = new(size * PerPixel);
    private readonly Layer glass = new(size * PerPixel);
    private readonly Shadows shadows = new(size);
    private readonly Sensor sensor = new(size);
    private readonly HeadMesh head = new();
    private readonly HairMesh hair = new();
    private readonly BodyMesh body = new();
    private readonly EllipsoidMesh ball = new();
    private readonly GlassesMesh glasses = new();

    public FaceBox Draw(FaceScene scene, Chance noise, Span<byte> pixels)
    {
        var box = Place(scene);
        shadows.Cast(scene, face);
        var painter = new FacePainter(scene, face, glass, shadows);
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                var sum = default(Vec3);
                for (var sub = 0; sub < PerPixel * PerPixel; sub++)
                    sum += painter.Sample(x * PerPixel + sub % PerPixel, y * PerPixel + sub / PerPixel, PerPixel);
                sensor.Expose(y * size + x, sum * (1f / (PerPixel * PerPixel)));
            }
        }

        sensor.Read(scene.Conditions.Camera, noise, pixels);
        return box;
    }

    /// <summary>Only what the ground truth needs.</summary>
    public FaceBox Measure(FaceScene scene)
    {
        head.Build(scene, new HairMask(scene.Style.Hair, scene.Style, scene.Person));
        return head.Box();
    }

    private FaceBox Place(FaceScene scene)
    {
        face.Clear();
        var mask = new HairMask(scene.Style.Hair, scene.Style, scene.Person);
        head.Build(scene, mask);
        Rasterizer.Draw(face, head.Mesh, Material.Skin, PerPixel);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
            Ear(scene, side);
        if (!scene.Style.Hair.Painted)
        {
            hair.Build(scene, mask);
            Rasterizer.Draw(face, hair.Mesh, Material.Hair, PerPixel, mask);
        }

        body.Build(scene);
        Rasterizer.Draw(face, body.Mesh, Material.Body, PerPixel);
        if (scene.Occlusion == FaceOcclusion.Hand)
            Hand.Draw(scene, ball, face, PerPixel);

        glass.Clear();
        if (scene.Occlusion is FaceOcclusion.Glasses or FaceOcclusion.Sunglasses)
        {
            glasses.Build(scene);
            Rasterizer.Draw(glass, glasses.Front, Material.Frame, PerPixel);
            Rasterizer.Draw(glass, glasses.Left, Material.Frame, PerPixel);
            Rasterizer.Draw(glass, glasses.Right, Material.Frame, PerPixel);
        }

        return head.Box();
    }

    private void Ear(FaceScene scene, int side)
    {
        var person = scene.Person;
        var (sin, cos) = Maths.SinCos(person.EarAngle);
        var (out_, back) = ((float)sin * 0.13f, (float)cos * 0.13f);
        var centre = new Vec3(side * (scene.Shape.HalfWidth(-0.08f) + 0.5f * out_ - 0.005f), -0.09f, -0.06f - 0.5f * back);
        // A flat ball: its width runs backwards and outwards, its front faces forwards and outwards.
        ball.Build(
            scene,
            centre,
            new Vec3(out_, 0, -side * back) * person.EarSize,
            new Vec3(side * 0.04f, 0.25f * person.EarSize, -0.03f),
            new Vec3(side * back * 0.38f, 0, out_ * 0.38f + 0.01f));
        Rasterizer.Draw(face, ball.Mesh, Material.Ear, PerPixel);
    }
}
