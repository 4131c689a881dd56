namespace FaceLab.Synthetic;

internal enum Material : byte
{
    None, Skin, Ear, Hair, Body, Hand, Frame, Sleeve,
}

/// <summary>The nearest surface at each sample, without light, with its normal and paint coordinates.</summary>
internal sealed class Layer(int size)
{
    /// <summary>The samples of a pixel in each direction.</summary>
    public const int PerPixel = 2;

    public readonly int Side = size * PerPixel;
    public readonly Material[] Material = new Material[size * PerPixel * size * PerPixel];
    public readonly float[] Depth = new float[size * PerPixel * size * PerPixel];
    public readonly Vec3[] Normal = new Vec3[size * PerPixel * size * PerPixel];
    public readonly Vec3[] Paint = new Vec3[size * PerPixel * size * PerPixel];

    public void Clear()
    {
        Array.Clear(Material);
        Array.Fill(Depth, -100);
    }

    /// <summary>Draws a mesh, each triangle by its edge functions; the nearest surface wins.</summary>
    /// <param name="mesh">The surface.</param>
    /// <param name="material">The material to write at each sample.</param>
    /// <param name="mask">The mask of the samples to draw, by their first two paint coordinates; <see langword="null"/>
    /// draws all.</param>
    /// <param name="inside">True if the surface is visible from inside too.</param>
    public void Draw(Mesh mesh, Material material, HairMask? mask = null, bool inside = false)
    {
        var vertices = mesh.Vertices;
        for (var r = 0; r + 1 < mesh.Rows; r++)
        {
            for (var c = 0; c + 1 < mesh.Columns; c++)
            {
                var (top, bottom) = (r * mesh.Columns + c, (r + 1) * mesh.Columns + c);
                Triangle(vertices[top], vertices[bottom], vertices[top + 1], material, mask, inside);
                Triangle(vertices[top + 1], vertices[bottom], vertices[bottom + 1], material, mask, inside);
            }
        }
    }

    private void Triangle(in Vertex a, in Vertex b, in Vertex c, Material material, HairMask? mask, bool inside)
    {
        var (ax, ay) = (a.PixelX * PerPixel, a.PixelY * PerPixel);
        var (abX, abY) = (b.PixelX * PerPixel - ax, b.PixelY * PerPixel - ay);
        var (acX, acY) = (c.PixelX * PerPixel - ax, c.PixelY * PerPixel - ay);
        var area = abX * acY - abY * acX;
        if (inside ? Math.Abs(area) < 1e-6f : area >= -1e-6f)
            return; // edge-on, or from behind

        // Samples lie at half coordinates.
        var fromX = Math.Max(0, (int)MathF.Ceiling(ax + Math.Min(0, Math.Min(abX, acX)) - 0.5f));
        var fromY = Math.Max(0, (int)MathF.Ceiling(ay + Math.Min(0, Math.Min(abY, acY)) - 0.5f));
        var toX = Math.Min(Side - 1, (int)MathF.Floor(ax + Math.Max(0, Math.Max(abX, acX)) - 0.5f));
        var toY = Math.Min(Side - 1, (int)MathF.Floor(ay + Math.Max(0, Math.Max(abY, acY)) - 0.5f));
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
                var at = y * Side + x;
                if (depth <= Depth[at])
                    continue;
                var paint = a.Paint * wa + b.Paint * wb + c.Paint * wc;
                if (mask is not null && !mask.Covers(paint.X, paint.Y))
                    continue;
                Depth[at] = depth;
                Material[at] = material;
                var normal = a.Normal * wa + b.Normal * wb + c.Normal * wc;
                Normal[at] = area < 0 ? normal : normal * -1;
                Paint[at] = area < 0 ? paint : new Vec3(paint.X, paint.Y, HairPainter.Inside);
            }
        }
    }
}
