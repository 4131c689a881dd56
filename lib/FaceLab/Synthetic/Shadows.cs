namespace FaceLab.Synthetic;

/// <summary>Computes the shadows of nose, hair, chin and hand: from each pixel it steps towards the light through the
/// depth of the layer. It gives one value a pixel, softened.</summary>
internal sealed class Shadows(int size)
{
    private const int Steps = 10;

    private readonly float[] sharp = new float[size * size];
    private readonly float[] soft = new float[size * size];

    /// <summary>Returns 1 in full light, 0 in full shadow.</summary>
    public float Lit(int pixelX, int pixelY) => soft[pixelY * size + pixelX];

    public void Cast(FaceScene scene, Layer layer)
    {
        var nearest = -100f;
        foreach (var depth in layer.Depth)
            nearest = Math.Max(nearest, depth);
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                sharp[y * size + x] = 1 - Blocked(scene, layer, nearest, x * Layer.PerPixel, y * Layer.PerPixel);
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
                soft[y * size + x] = Mean(x, y);
    }

    private static float Blocked(FaceScene scene, Layer layer, float nearest, int x, int y)
    {
        var start = y * layer.Side + x;
        if (layer.Material[start] == Material.None)
            return 0;
        var light = scene.Light;
        if (Vec3.Dot(layer.Normal[start], light) < -0.2f)
            return 1; // turned away
        var z = layer.Depth[start];
        var unit = scene.PixelsPerUnit * Layer.PerPixel;
        var most = 0f;
        for (var i = 1; i <= Steps; i++)
        {
            var t = 0.035f * i + 0.004f * i * i;
            var px = (int)(x + light.X * t * unit + 0.5f);
            var py = (int)(y - light.Y * t * unit + 0.5f);
            if ((uint)px >= (uint)layer.Side || (uint)py >= (uint)layer.Side || z + light.Z * t > nearest)
                break;
            var over = layer.Depth[py * layer.Side + px] - (z + light.Z * t) - 0.025f;
            // A surface far in front is another object, of unknown thickness.
            if (over > 0 && over < 0.7f)
                most = Math.Max(most, Maths.Clamp01(over * 14) * (1 - 0.35f * i / Steps));
        }
        return most;
    }

    private float Mean(int x, int y)
    {
        var (left, right) = (Math.Max(x - 1, 0), Math.Min(x + 1, size - 1));
        var sum = 0f;
        for (var dy = -1; dy <= 1; dy++)
        {
            var row = Math.Clamp(y + dy, 0, size - 1) * size;
            sum += sharp[row + left] + 2 * sharp[row + x] + sharp[row + right];
        }
        return sum / 12;
    }
}
