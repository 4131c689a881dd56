using FaceLab.Data;

namespace FaceLab.Synthetic;

/// <summary>The mesh of the head. Its paint coordinates are rest x, rest y, and the shade of hair on the scalp (0 to
/// 1).</summary>
internal sealed class HeadMesh() : Mesh(Y.Length, Around.Length)
{
    // Columns are denser in front, where the features are.
    private static readonly float[] HalfTurns =
        [.. Enumerable.Range(0, 53).Select(c => c * 2f / 52 - 1).Select(t => t * (0.62f + 0.38f * t * t))];
    private static readonly (float Sin, float Cos)[] Around = [.. HalfTurns.Select(turn => Maths.Turn(180.0 * turn))];

    // From crown to chin; spacing shrinks at the poles and between brow and mouth.
    private static readonly float[] Y = [.. Enumerable.Range(0, 46).Select(r => 2f * r / 45 - 1)
        .Select(t => -Maths.Lerp(t, (float)Maths.SinCos(90 * t).Sin, 0.8f))];

    public void Build(FaceScene scene, HairMask mask)
    {
        var shape = scene.Shape;
        for (var r = 0; r < Rows; r++)
        {
            var y = Y[r];
            var (width, front, back) = (shape.HalfWidth(y), HeadShape.FrontDepth(y), HeadShape.BackDepth(y));
            for (var c = 0; c < Columns; c++)
            {
                var rest = shape.At(y, Around[c].Sin, Around[c].Cos, width, front, back);
                // Long hair hides cheeks and jaw; it does not grow there.
                var scalp = Maths.Smooth(-0.06f, 0.1f, mask.Above(HalfTurns[c], y)) * Maths.Smooth(-0.15f, 0.2f, y);
                Set(r, c, scene.ToWorld(UnderScarf(scene, rest)), new Vec3(rest.X, y, scalp));
            }
        }
        Finish(scene, closed: true);
    }

    /// <summary>Returns the face's box as detectors mark it: chin to hairline, cheek to cheek, in pixels.</summary>
    public FaceBox Box()
    {
        var (left, top, right, bottom) = (1e9f, 1e9f, -1e9f, -1e9f);
        for (var i = 0; i < Vertices.Length; i++)
        {
            if (Y[i / Columns] > 0.62f || Math.Abs(HalfTurns[i % Columns]) > 0.5f)
                continue;
            var (x, y) = (Vertices[i].PixelX, Vertices[i].PixelY);
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }
        return new FaceBox(left, top, right - left, bottom - top);
    }

    private static Vec3 UnderScarf(FaceScene scene, Vec3 rest)
    {
        var covered = Maths.Smooth(0.0f, 0.1f, scene.ScarfTop(rest.X) - rest.Y);
        return covered <= 0 ? rest : new Vec3(rest.X * (1 + 0.09f * covered), rest.Y, rest.Z + 0.07f * covered);
    }
}
