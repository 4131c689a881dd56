using FaceLab.Basics;
using FaceLab.Data;

namespace FaceLab.Synthetic;

/// <summary>Draws faces one by one into its own buffers: meshes, the nearest surface at 2 x 2 samples a pixel, paint
/// and light, the camera. Not thread-safe.</summary>
internal sealed class FaceRenderer(int size)
{
    private readonly Layer face = new(size);
    private readonly Layer glass = new(size);
    private readonly Shadows shadows = new(size);
    private readonly Sensor sensor = new(size);
    private readonly HeadMesh head = new();
    private readonly HairMesh hair = new();
    private readonly BodyMesh body = new();
    private readonly BallMesh ball = new();
    private readonly GlassesMesh glasses = new();
    private readonly TempleMesh temple = new();

    /// <summary>Draws a face into the pixels.</summary>
    /// <returns>The face as detectors mark it, in pixels.</returns>
    public FaceBox Draw(FaceScene scene, Chance noise, Span<byte> pixels)
    {
        DrawFace(scene);
        DrawGlasses(scene);
        shadows.Cast(scene, face);
        var painter = new FacePainter(scene, face, glass, shadows);
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                sensor.Expose(y * size + x, Pixel(painter, x * Layer.PerPixel, y * Layer.PerPixel));
        sensor.Read(scene.Conditions.Camera, noise, pixels);
        return head.Box();
    }

    private Vec3 Pixel(FacePainter painter, int x, int y) => Detail(y * face.Side + x) switch
    {
        1 => painter.Sample(x, y),
        2 => (painter.Sample(x, y) + painter.Sample(x + 1, y + 1)) * 0.5f,
        _ => (painter.Sample(x, y) + painter.Sample(x + 1, y)
            + painter.Sample(x, y + 1) + painter.Sample(x + 1, y + 1)) * 0.25f,
    };

    /// <summary>Returns the number of samples for a pixel: 4 at edges, on features and cloth, fewer in hair, plain skin
    /// and background.</summary>
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

    private void DrawFace(FaceScene scene)
    {
        face.Clear();
        var mask = new HairMask(scene.Style, scene.Person);
        head.Build(scene, mask);
        face.Draw(head, Material.Skin);
        ball.DrawEar(scene, face, side: -1);
        ball.DrawEar(scene, face, side: 1);
        if (!scene.Style.Hair.Painted)
        {
            hair.Build(scene, mask);
            // Short hair lies on the head, so its inside is not visible.
            face.Draw(hair, Material.Hair, mask, inside: scene.Style.Hair.Bottom < -0.45f);
        }
        body.Build(scene);
        face.Draw(body, Material.Body);
        if (scene.Occlusion == FaceOcclusion.Hand)
            ball.DrawHand(scene, face);
    }

    private void DrawGlasses(FaceScene scene)
    {
        glass.Clear();
        if (scene.Occlusion is not (FaceOcclusion.Glasses or FaceOcclusion.Sunglasses))
            return;
        glasses.Build(scene);
        glass.Draw(glasses, Material.Frame);
        foreach (var side in (ReadOnlySpan<int>)[-1, 1])
        {
            temple.Build(scene, side);
            glass.Draw(temple, Material.Frame);
        }
    }
}
