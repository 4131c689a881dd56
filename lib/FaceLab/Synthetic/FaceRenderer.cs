using FaceLab.Basics;
using FaceLab.Data;

namespace FaceLab.Synthetic;

/// <summary>
/// Draws one face after another into its own buffers: meshes, then the nearest surface at 2 x 2 samples a pixel,
/// then paint
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
            for (var x = 0; x < size; x++)
                sensor.Expose(y * size + x, Pixel(painter, x, y));
        sensor.Read(scene.Conditions.Camera, noise, pixels);
        return box;
    }

    /// <summary>Only what the ground truth needs.</summary>
    public FaceBox Measure(FaceScene scene)
    {
        head.Build(scene, new HairMask(scene.Style.Hair, scene.Style, scene.Person));
        return head.Box();
    }

    private Vec3 Pixel(FacePainter painter, int x, int y)
    {
        var (left, top) = (x * PerPixel, y * PerPixel);
        switch (Detail(top * face.Side + left))
        {
            case 1:
                return painter.Sample(left, top, PerPixel);
            case 2:
                return (painter.Sample(left, top, PerPixel) + painter.Sample(left + 1, top + 1, PerPixel)) * 0.5f;
            default:
                return (painter.Sample(left, top, PerPixel) + painter.Sample(left + 1, top, PerPixel)
                    + painter.Sample(left, top + 1, PerPixel) + painter.Sample(left + 1, top + 1, PerPixel)) * 0.25f;
        }
    }

    /// <summary>Samples worth taking: 4 at edges and on the features of the face, fewer within hair, cloth and
    /// background.</summary>
    private int Detail(int at)
    {
        var material = face.Material[at];
        if (material != face.Material[at + 1] || material != face.Material[at + face.Side]
            || material != face.Material[at + face.Side + 1])
            return 4;
        if ((glass.Material[at] | glass.Material[at + 1] | glass.Material[at + face.Side]) != Material.None)
            return 4;
        return material switch
        {
            Material.None => 1,
            Material.Skin when HasFeatures(Math.Abs(face.Paint[at].X), face.Paint[at].Y) => 4,
            Material.Body or Material.Sleeve => 4,
            _ => 2,
        };
    }

    // Brows to mouth, without the cheeks.
    private static bool HasFeatures(float ax, float y) => y is < 0.36f and > -0.84f && (ax < 0.36f || y > -0.15f);

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
            // Short hair lies on the head: nobody sees into it.
            Rasterizer.Draw(face, hair.Mesh, Material.Hair, PerPixel, mask, inside: scene.Style.Hair.Bottom < -0.45f);
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
        var (outwards, back) = ((float)sin * 0.13f, (float)cos * 0.13f);
        var x = scene.Shape.HalfWidth(-0.08f) + 0.5f * outwards - 0.005f;
        var centre = new Vec3(side * x, -0.09f, -0.06f - 0.5f * back);
        // A flat ball: its width runs backwards and outwards, its front faces forwards and outwards.
        ball.Build(
            scene,
            centre,
            new Vec3(outwards, 0, -side * back) * person.EarSize,
            new Vec3(side * 0.04f, 0.25f * person.EarSize, -0.03f),
            new Vec3(side * back * 0.38f, 0, outwards * 0.38f + 0.01f));
        Rasterizer.Draw(face, ball.Mesh, Material.Ear, PerPixel);
    }
}
