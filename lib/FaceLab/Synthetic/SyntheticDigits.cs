using System.Globalization;
using FaceLab.Basics;
using FaceLab.Data;

namespace FaceLab.Synthetic;

/// <summary>Generated digits: strokes through a few points, slanted and turned, with a soft pen.</summary>
/// <remarks>
/// A picture depends only on (digit, number). Its bytes are the same on every processor: only operations that IEEE 754
/// rounds exactly are used. The digits are easier than MNIST on purpose: a method that fails on them has a bug.
/// </remarks>
internal sealed class SyntheticDigits
{
    private const int PiecesPerSpan = 6;
    private const int Seed = 1;

    /// <summary>The strokes of each digit as points (x, y) in a unit square, y downwards. A curve passes through all
    /// points of a stroke.</summary>
    private static readonly (float X, float Y)[][][] Strokes =
    [
        [[(.50f, .08f), (.26f, .26f), (.23f, .62f), (.47f, .92f), (.75f, .74f), (.77f, .34f), (.50f, .08f)]],
        [[(.36f, .26f), (.53f, .08f), (.51f, .50f), (.49f, .92f)]],
        [
            [(.26f, .28f), (.47f, .08f), (.72f, .26f), (.57f, .55f), (.25f, .90f)],
            [(.25f, .90f), (.50f, .87f), (.78f, .90f)],
        ],
        [[(.27f, .15f), (.55f, .08f), (.69f, .27f), (.45f, .47f), (.75f, .69f), (.55f, .92f), (.25f, .82f)]],
        [[(.37f, .08f), (.27f, .52f), (.50f, .56f), (.78f, .52f)], [(.68f, .12f), (.65f, .52f), (.62f, .93f)]],
        [
            [(.75f, .10f), (.36f, .10f)],
            [(.36f, .10f), (.31f, .46f), (.60f, .43f), (.75f, .66f), (.51f, .92f), (.25f, .82f)],
        ],
        [[(.66f, .08f), (.37f, .34f), (.27f, .68f), (.49f, .92f), (.73f, .72f), (.53f, .52f), (.29f, .70f)]],
        [[(.22f, .14f), (.50f, .12f), (.78f, .12f), (.60f, .45f), (.43f, .92f)]],
        [[
            (.50f, .48f), (.29f, .29f), (.50f, .08f), (.71f, .29f), (.50f, .48f), (.26f, .71f), (.50f, .92f),
            (.75f, .71f), (.50f, .48f),
        ]],
        [[(.72f, .30f), (.50f, .50f), (.28f, .31f), (.50f, .08f), (.72f, .27f), (.70f, .60f), (.56f, .92f)]],
    ];

    private readonly int imagesEach;
    private readonly int[] order;

    /// <summary>Lists the digits in a random order; draws none yet.</summary>
    /// <param name="imagesEach">Images of each of the ten digits, at least 1.</param>
    public SyntheticDigits(int imagesEach)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(imagesEach, 1);
        this.imagesEach = imagesEach;
        order = [.. Enumerable.Range(0, 10 * imagesEach)];
        new Random(1).Shuffle(order);
        Faces = new FaceSet("synthetic digits", order.Select(Record));
    }

    public FaceSet Faces { get; }

    /// <summary>Draws all digits, in parallel; see <see cref="DigitSource.ToRgb"/>.</summary>
    public byte[] ToRgb(int size)
    {
        var each = 3 * size * size;
        if (size is < 8 or > 256 || (long)order.Length * each > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(size), size, $"Give a size from 8 to 256 for which "
                + $"{order.Length:N0} digits of size x size x 3 stay under {Array.MaxLength:N0} bytes.");
        var pixels = new byte[order.Length * each];
        Parallel.For(0, order.Length, i =>
        {
            var (digit, number) = Math.DivRem(order[i], imagesEach);
            Draw(new Chance(Seed, Streams.Digit, digit, number), digit, size, pixels.AsSpan(i * each, each));
        });
        return pixels;
    }

    private FaceRecord Record(int at)
    {
        var (digit, number) = Math.DivRem(at, imagesEach);
        return new FaceRecord(
            digit.ToString(CultureInfo.InvariantCulture), number + 1, $"synthetic-digit:{Seed}/{digit}/{number}");
    }

    private static void Draw(Chance chance, int digit, int size, Span<byte> pixels)
    {
        var pen = chance.Around(0.035f, 0.075f);
        var lines = Lines(chance, digit);
        var soft = 1f / size;
        for (var i = 0; i < size * size; i++)
        {
            var distance = MathF.Sqrt(SquaredDistance(lines, (i % size + 0.5f) / size, (i / size + 0.5f) / size));
            var ink = Math.Clamp((pen - distance) / soft + 0.5f, 0, 1);
            pixels.Slice(3 * i, 3).Fill((byte)(255 * ink + 0.5f));
        }
    }

    /// <summary>Returns the digit's strokes as straight pieces.</summary>
    private static List<(float X0, float Y0, float X1, float Y1)> Lines(Chance chance, int digit)
    {
        // With the tangent of half the angle a rotation needs no sine.
        var tangent = chance.Bell() * 0.12f;
        var (cosine, sine) = ((1 - tangent * tangent) / (1 + tangent * tangent), 2 * tangent / (1 + tangent * tangent));
        var (wide, high, slant) = (chance.Range(0.6f, 0.95f), chance.Range(0.65f, 0.88f), chance.Bell() * 0.3f);
        var (moveX, moveY) = (chance.Bell() * 0.08f, chance.Bell() * 0.04f);
        var lines = new List<(float, float, float, float)>();
        foreach (var stroke in Strokes[digit])
        {
            var points = stroke.Select(Place).ToArray();
            for (var i = 0; i + 1 < points.Length; i++)
            {
                var (before, after) = (points[Math.Max(0, i - 1)], points[Math.Min(points.Length - 1, i + 2)]);
                AddSpan(lines, before, points[i], points[i + 1], after);
            }
        }
        return lines;

        (float X, float Y) Place((float X, float Y) point)
        {
            var x = (point.X - 0.5f + 0.05f * chance.Bell()) * wide;
            var y = (point.Y - 0.5f + 0.05f * chance.Bell()) * high;
            x -= slant * y;
            return (0.5f + moveX + cosine * x - sine * y, 0.5f + moveY + sine * x + cosine * y);
        }
    }

    /// <summary>Adds one span of a Catmull-Rom curve (E. Catmull and R. Rom, 1974), from the second point on.</summary>
    private static void AddSpan(List<(float, float, float, float)> lines,
        (float X, float Y) before, (float X, float Y) from, (float X, float Y) to, (float X, float Y) after)
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
