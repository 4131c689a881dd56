namespace FaceLab.Synthetic;

/// <summary>A point of a <see cref="Mesh"/>; Paint is three numbers for the painter.</summary>
internal struct Vertex
{
    public Vec3 World;
    public Vec3 Normal;
    public Vec3 Paint;
    public float PixelX;
    public float PixelY;
}

/// <summary>A surface as a grid of points. Seen from outside, rows run downwards and columns to the right.</summary>
internal class Mesh(int rows, int columns)
{
    public readonly int Rows = rows;
    public readonly int Columns = columns;
    public readonly Vertex[] Vertices = new Vertex[rows * columns];

    protected void Set(int row, int column, Vec3 world, Vec3 paint)
    {
        ref var vertex = ref Vertices[row * Columns + column];
        vertex.World = world;
        vertex.Paint = paint;
    }

    /// <summary>Computes the normals from neighbours and the pixels from the camera. Call it after the last
    /// <see cref="Set"/>. Closed means that the last column lies on the first.</summary>
    protected void Finish(FaceScene scene, bool closed)
    {
        for (var r = 0; r < Rows; r++)
        {
            var (above, below) = (Math.Max(r - 1, 0) * Columns, Math.Min(r + 1, Rows - 1) * Columns);
            // The first and last row may be a single point, which has no direction across.
            var ring = Rows > 2 ? Math.Clamp(r, 1, Rows - 2) * Columns : r * Columns;
            for (var c = 0; c < Columns; c++)
            {
                var left = c > 0 ? c - 1 : closed ? Columns - 2 : 0;
                var right = c < Columns - 1 ? c + 1 : closed ? 1 : c;
                ref var vertex = ref Vertices[r * Columns + c];
                var across = Vertices[ring + right].World - Vertices[ring + left].World;
                var down = Vertices[below + c].World - Vertices[above + c].World;
                vertex.Normal = Vec3.Cross(down, across).Unit();
                (vertex.PixelX, vertex.PixelY) = scene.ToPixel(vertex.World);
            }
        }
    }
}
