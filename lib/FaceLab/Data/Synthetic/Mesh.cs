namespace FaceLab.Data.Synthetic;

/// <summary>
/// A surface as a grid of points, rows x columns, with three numbers (u, v, w) for the painter at each. The outside is where
/// rows run downwards and columns to the right.
/// </summary>
internal sealed class Mesh(int rows, int columns)
{
    public readonly int Rows = rows;
    public readonly int Columns = columns;
    public readonly Vec3[] World = new Vec3[rows * columns];
    public readonly Vec3[] Normal = new Vec3[rows * columns];
    public readonly Vec3[] Paint = new Vec3[rows * columns];
    public readonly float[] PixelX = new float[rows * columns];
    public readonly float[] PixelY = new float[rows * columns];

    public void Set(int row, int column, Vec3 world, Vec3 paint)
    {
        World[row * Columns + column] = world;
        Paint[row * Columns + column] = paint;
    }

    /// <summary>Normals from neighbours and pixels from the camera; call after the last <see cref="Set"/>.</summary>
    /// <param name="scene">Whose camera.</param>
    /// <param name="closed">True when the last column lies on the first.</param>
    public void Finish(FaceScene scene, bool closed)
    {
        for (var r = 0; r < Rows; r++)
        {
            var (above, below) = (Math.Max(r - 1, 0) * Columns, Math.Min(r + 1, Rows - 1) * Columns);
            for (var c = 0; c < Columns; c++)
            {
                var left = c > 0 ? c - 1 : closed ? Columns - 2 : 0;
                var right = c < Columns - 1 ? c + 1 : closed ? 1 : c;
                var i = r * Columns + c;
                var across = World[r * Columns + right] - World[r * Columns + left];
                var down = World[below + c] - World[above + c];
                Normal[i] = Vec3.Cross(down, across).Unit();
                (PixelX[i], PixelY[i]) = scene.ToPixel(World[i]);
            }
        }
    }
}
