using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>Draws one digit: smooth strokes through a few points, moved, slanted and turned, with a soft pen.</summary>
internal static class DigitPainter
{
    private const int PiecesPerSpan = 6;

    /// <summary>Strokes of each digit as points (x, y) in a unit square, y downwards; a curve passes through all points of a stroke.</summary>
    private static readonly (float X, float Y)[][][] Strokes =
    [
        [[(.50f, .08f), (.26f, .26f), (.23f, .62f), (.47f, .92f), (.75f, .74f), (.77f, .34f), (.50f, .08f)]],
        [[(.36f, .26f), (.53f, .08f), (.51f, .50f), (.49f, .92f)]],
        [[(.26f, .28f), (.47f, .08f), (.72f, .26f), (.57f, .55f), (.25f, .90f)], [(.25f, .90f), (.50f, .87f), (.78f, .90f)]],
        [[(.27f, .15f), (.55f, .08f), (.69f, .27f), (.45f, .47f), (.75f, .69f), (.55f, .92f), (.25f, .82f)]],
        [[(.37f, .08f), (.27f, .52f), (.50f, .56f), (.78f, .52f)], [(.68f, .12f), (.65f, .52f), (.62f, .93f)]],
        [[(.75f, .10f), (.36f, .10f)], [(.36f, .10f), (.31f, .46f), (.60f, .43f), (.75f, .66f), (.51f, .92f), (.25f, .82f)]],
        [[(.66f, .08f), (.37f, .34f), (.27f, .68f), (.49f, .92f), (.73f, .72f), (.53f, .52f), (.29f, .70f)]],
        [[(.22f, .14f), (.50f, .12f), (.78f, .12f), (.60f, .45f), (.43f, .92f)]],
        [[(.50f, .48f), (.29f, .29f), (.50f, .08f), (.71f, .29f), (.50f, .48f), (.26f, .71f), (.50f, .92f), (.75f, .71f), (.50f, .48f)]],
        [[(.72f, .30f), (.50f, .50f), (.28f, .31f), (.50f, .08f), (.72f, .27f), (.70f, .60f), (.56f, .92f)]],
    ];

    /// <summary>Fills (size, size, 3) bytes.</summary>
    public static void Draw(Chance chance, int digit, int size, Span<byte> pixels)
    {
        var pen = chance.Around(0.035f, 0.075f);
        var lines = Lines(chance, digit);
        var soft = 1f / size;
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var distance = MathF.Sqrt(SquaredDistance(lines, (column + 0.5f) / size, (row + 0.5f) / size));
                var ink = Math.Clamp((pen - distance) / soft + 0.5f, 0, 1);
                pixels.Slice(3 * (row * size + column), 3).Fill((byte)(255 * ink + 0.5f));
            }
        }
    }

    /// <summary>The digit's strokes as straight pieces.</summary>
    private static List<(float X0, float Y0, float X1, float Y1)> Lines(Chance chance, int digit)
    {
        // A turn by its half angle's tangent needs no sine.
        var tangent = chance.Bell() * 0.12f;
        var (cosine, sine) = ((1 - tangent * tangent) / (1 + tangent * tangent), 2 * tangent / (1 + tangent * tangent));
        var (wide, high, slant) = (chance.Range(0.6f, 0.95f), chance.Range(0.65f, 0.88f), chance.Bell() * 0.3f);
        var (moveX, moveY) = (chance.Bell() * 0.08f, chance.Bell() * 0.04f);
        var lines = new List<(float, float, float, float)>();
        foreach (var stroke in Strokes[digit])
        {
            var points = stroke.Select(Place).ToArray();
            for (var i = 0; i + 1 < points.Length; i++)
                AddSpan(lines, points[Math.Max(0, i - 1)], points[i], points[i + 1], points[Math.Min(points.Length - 1, i + 2)]);
        }
        return lines;

        (float X, float Y) Place((float X, float Y) point)
        {
            var (x, y) = ((point.X - 0.5f + 0.05f * chance.Bell()) * wide, (point.Y - 0.5f + 0.05f * chance.Bell()) * high);
            x -= slant * y;
            return (0.5f + moveX + cosine * x - sine * y, 0.5f + moveY + sine * x + cosine * y);
        }
    }

    /// <summary>One span of a Catmull-Rom curve (E. Catmull, R. Rom, 1974), from the second point to the third.</summary>
    private static void AddSpan(List<(float, float, float, float)> lines, (float X, float Y) before, (float X, float Y) from, (float X, float Y) to, (float X, float Y) after)
    {
        var (lastX, lastY) = from;
        for (var piece = 1; piece <= PiecesPerSpan; piece++)
        {
            var t = (float)piece / PiecesPerSpan;
            var (x, y) = (At(before.X, from.X, to.X, after.X, t), At(before.Y, from.Y, to.Y, after.Y, t));
            lines.Add((lastX, lastY, x, y));
            (lastX, lastY) = (x, y);
        }

        static float At(float a, float b, float c, float d, float t) =>
            0.5f * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
    }

    private static float SquaredDistance(List<(float X0, float Y0, float X1, float Y1)> lines, float x, float y)
    {
        var nearest = float.MaxValue;
        foreach (var (x0, y0, x1, y1) in lines)
        {
            var (dx, dy) = (x1 - x0, y1 - y0);
            var along = Math.Clamp(((x - x0) * dx + (y - y0) * dy) / Math.Max(dx * dx + dy * dy, 1e-12f), 0, 1);
            var (offX, offY) = (x - x0 - along * dx, y - y0 - along * dy);
            nearest = Math.Min(nearest, offX * offX + offY * offY);
        }
        return nearest;
    }
}
