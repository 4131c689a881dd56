namespace FaceLab.Data.Synthetic;

/// <summary>Draws meshes into a <see cref="Layer"/>: each triangle by its edge functions, the nearest surface wins.</summary>
internal static class Rasterizer
{
    /// <param name="layer">Where to draw.</param>
    /// <param name="mesh">What.</param>
    /// <param name="material">Noted at each sample.</param>
    /// <param name="perPixel">Samples a pixel in each direction.</param>
    /// <param name="mask">Where given, says by (u, v) which samples are there at all.</param>
    public static void Draw(Layer layer, Mesh mesh, Material material, int perPixel, HairMask? mask = null)
    {
        for (var r = 0; r + 1 < mesh.Rows; r++)
        {
            for (var c = 0; c + 1 < mesh.Columns; c++)
            {
                var i = r * mesh.Columns + c;
                Triangle(layer, mesh, i, i + mesh.Columns, i + 1, material, perPixel, mask);
                Triangle(layer, mesh, i + 1, i + mesh.Columns, i + mesh.Columns + 1, material, perPixel, mask);
            }
        }
    }

    private static void Triangle(
        Layer layer, Mesh mesh, int a, int b, int c, Material material, int perPixel, HairMask? mask)
    {
        var (ax, ay) = (mesh.PixelX[a] * perPixel, mesh.PixelY[a] * perPixel);
        var (bx, by) = (mesh.PixelX[b] * perPixel, mesh.PixelY[b] * perPixel);
        var (cx, cy) = (mesh.PixelX[c] * perPixel, mesh.PixelY[c] * perPixel);
        var area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
        if (area >= -1e-6f)
            return; // seen from behind, or edge-on

        // Samples lie at half coordinates.
        var fromX = Math.Max(0, (int)MathF.Ceiling(Math.Min(ax, Math.Min(bx, cx)) - 0.5f));
        var fromY = Math.Max(0, (int)MathF.Ceiling(Math.Min(ay, Math.Min(by, cy)) - 0.5f));
        var toX = Math.Min(layer.Side - 1, (int)MathF.Floor(Math.Max(ax, Math.Max(bx, cx)) - 0.5f));
        var toY = Math.Min(layer.Side - 1, (int)MathF.Floor(Math.Max(ay, Math.Max(by, cy)) - 0.5f));
        var inverse = 1 / area;
        const float slack = -1e-4f; // neighbours overlap rather than leave a gap
        for (var y = fromY; y <= toY; y++)
        {
            for (var x = fromX; x <= toX; x++)
            {
                var (px, py) = (x + 0.5f, y + 0.5f);
                var wb = ((px - ax) * (cy - ay) - (py - ay) * (cx - ax)) * inverse;
                var wc = ((bx - ax) * (py - ay) - (by - ay) * (px - ax)) * inverse;
                var wa = 1 - wb - wc;
                if (wa < slack || wb < slack || wc < slack)
                    continue;
                var depth = wa * mesh.World[a].Z + wb * mesh.World[b].Z + wc * mesh.World[c].Z;
                var at = y * layer.Side + x;
                if (depth <= layer.Depth[at])
                    continue;
                var paint = mesh.Paint[a] * wa + mesh.Paint[b] * wb + mesh.Paint[c] * wc;
                if (mask is not null && !mask.Covers(paint.X, paint.Y))
                    continue;
                layer.Depth[at] = depth;
                layer.Material[at] = material;
                layer.Paint[at] = paint;
                layer.Normal[at] = mesh.Normal[a] * wa + mesh.Normal[b] * wb + mesh.Normal[c] * wc;
            }
        }
    }
}
