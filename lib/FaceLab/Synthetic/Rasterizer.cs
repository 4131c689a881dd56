namespace FaceLab.Synthetic;

/// <summary>Draws meshes into a <see cref="Layer"/>: each triangle by its edge functions, the nearest surface
/// wins.</summary>
internal static class Rasterizer
{
    /// <param name="layer">Where to draw.</param>
    /// <param name="mesh">What.</param>
    /// <param name="material">Noted at each sample.</param>
    /// <param name="perPixel">Samples a pixel in each direction.</param>
    /// <param name="mask">Where given, says by (u, v) which samples are there at all.</param>
    /// <param name="inside">Whether the surface is seen from within, too.</param>
    public static void Draw(
        Layer layer, Mesh mesh, Material material, int perPixel, HairMask? mask = null, bool inside = false)
    {
        var vertices = mesh.Vertices;
        for (var r = 0; r + 1 < mesh.Rows; r++)
        {
            for (var c = 0; c + 1 < mesh.Columns; c++)
            {
                ref readonly var topLeft = ref vertices[r * mesh.Columns + c];
                ref readonly var topRight = ref vertices[r * mesh.Columns + c + 1];
                ref readonly var bottomLeft = ref vertices[(r + 1) * mesh.Columns + c];
                ref readonly var bottomRight = ref vertices[(r + 1) * mesh.Columns + c + 1];
                Triangle(layer, topLeft, bottomLeft, topRight, material, perPixel, mask, inside);
                Triangle(layer, topRight, bottomLeft, bottomRight, material, perPixel, mask, inside);
            }
        }
    }

    private static void Triangle(
        Layer layer, in Vertex a, in Vertex b, in Vertex c, Material material, int perPixel, HairMask? mask,
        bool inside)
    {
        var (ax, ay) = (a.PixelX * perPixel, a.PixelY * perPixel);
        var (abX, abY) = (b.PixelX * perPixel - ax, b.PixelY * perPixel - ay);
        var (acX, acY) = (c.PixelX * perPixel - ax, c.PixelY * perPixel - ay);
        var area = abX * acY - abY * acX;
        if (inside ? Math.Abs(area) < 1e-6f : area >= -1e-6f)
            return; // edge-on, or from behind

        // Samples lie at half coordinates.
        var side = layer.Side;
        var fromX = Math.Max(0, (int)MathF.Ceiling(ax + Math.Min(0, Math.Min(abX, acX)) - 0.5f));
        var fromY = Math.Max(0, (int)MathF.Ceiling(ay + Math.Min(0, Math.Min(abY, acY)) - 0.5f));
        var toX = Math.Min(side - 1, (int)MathF.Floor(ax + Math.Max(0, Math.Max(abX, acX)) - 0.5f));
        var toY = Math.Min(side - 1, (int)MathF.Floor(ay + Math.Max(0, Math.Max(abY, acY)) - 0.5f));
        if (fromX > toX || fromY > toY)
            return;
        var inverse = 1 / area;
        const float slack = -1e-4f; // neighbours overlap rather than leave a gap
        var (stepB, stepC) = (acY * inverse, -abY * inverse);
        for (var y = fromY; y <= toY; y++)
        {
            var (px, py) = (fromX + 0.5f - ax, y + 0.5f - ay);
            var startB = (px * acY - py * acX) * inverse;
            var startC = (abX * py - abY * px) * inverse;
            for (var x = fromX; x <= toX; x++)
            {
                var wb = startB + (x - fromX) * stepB;
                var wc = startC + (x - fromX) * stepC;
                var wa = 1 - wb - wc;
                if (wa < slack || wb < slack || wc < slack)
                    continue;
                var depth = wa * a.World.Z + wb * b.World.Z + wc * c.World.Z;
                var at = y * side + x;
                if (depth <= layer.Depth[at])
                    continue;
                var paint = a.Paint * wa + b.Paint * wb + c.Paint * wc;
                if (mask is not null && !mask.Covers(paint.X, paint.Y))
                    continue;
                layer.Depth[at] = depth;
                layer.Material[at] = material;
                var normal = a.Normal * wa + b.Normal * wb + c.Normal * wc;
                layer.Normal[at] = area < 0 ? normal : normal * -1;
                layer.Paint[at] = area < 0 ? paint : new Vec3(paint.X, paint.Y, HairPainter.Inside);
            }
        }
    }
}
