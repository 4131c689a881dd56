namespace FaceLab.Synthetic;

/// <summary>The arithmetic of the renderer: only +, -, *, /, square root and floor, which IEEE 754 rounds the same
/// way on every processor, so that a seed gives the same bytes everywhere. (MathF.Sin, Exp and Pow may differ between
/// platforms.)</summary>
internal static class Maths
{
    public static float Clamp01(float x) => x < 0 ? 0 : x > 1 ? 1 : x;
    public static float Lerp(float from, float to, float t) => from + (to - from) * t;

    /// <summary>Rises smoothly from 0 at <paramref name="from"/> to 1 at <paramref name="to"/>; falls if
    /// <paramref name="to"/> is the smaller.</summary>
    public static float Smooth(float from, float to, float x)
    {
        var t = Clamp01((x - from) / (to - from));
        return t * t * (3 - 2 * t);
    }

    /// <summary>Computes a smooth bell of height 1 at distance 0 that ends at squared distance 1.</summary>
    public static float Bell(float squaredDistance)
    {
        if (squaredDistance >= 1)
            return 0;
        var t = 1 - squaredDistance;
        return t * t * t;
    }

    /// <summary>Computes the bell over an ellipse with the given half axes.</summary>
    public static float Bell(float dx, float dy, float halfX, float halfY)
    {
        dx /= halfX;
        dy /= halfY;
        return Bell(dx * dx + dy * dy);
    }

    /// <summary>Returns x minus the next lower whole number, in [0, 1).</summary>
    public static float Fraction(float x) => x - MathF.Floor(x);

    public static (double Sin, double Cos) SinCos(double degrees)
    {
        // The series is short for a quarter of the angle; two doublings give the angle itself.
        var x = degrees * (Math.PI / 180 / 4);
        var x2 = x * x;
        var sin = x * (1 - x2 / 6 * (1 - x2 / 20 * (1 - x2 / 42 * (1 - x2 / 72 * (1 - x2 / 110)))));
        var cos = 1 - x2 / 2 * (1 - x2 / 12 * (1 - x2 / 30 * (1 - x2 / 56 * (1 - x2 / 90 * (1 - x2 / 132)))));
        for (var i = 0; i < 2; i++)
            (sin, cos) = (2 * sin * cos, cos * cos - sin * sin);
        return (sin, cos);
    }

    public static (float Sin, float Cos) Turn(double degrees)
    {
        var (sin, cos) = SinCos(degrees);
        return ((float)sin, (float)cos);
    }

    /// <summary>Returns sines and cosines in even steps from minus to plus the given degrees.</summary>
    public static (float Sin, float Cos)[] Circle(int count, double degrees) =>
        [.. Enumerable.Range(0, count).Select(i => Turn(degrees * (i * 2.0 / (count - 1) - 1)))];

    /// <summary>Evaluates a Catmull-Rom curve through (xs, ys), with xs rising; constant outside.</summary>
    public static float Curve(ReadOnlySpan<float> xs, ReadOnlySpan<float> ys, float x)
    {
        if (x <= xs[0])
            return ys[0];
        var last = xs.Length - 1;
        if (x >= xs[last])
            return ys[last];
        var i = 0;
        while (x > xs[i + 1])
            i++;
        var width = xs[i + 1] - xs[i];
        var t = (x - xs[i]) / width;
        var slopeStart = i == 0 ? 0 : (ys[i + 1] - ys[i - 1]) / (xs[i + 1] - xs[i - 1]) * width;
        var slopeEnd = i + 1 == last ? 0 : (ys[i + 2] - ys[i]) / (xs[i + 2] - xs[i]) * width;
        var (t2, t3) = (t * t, t * t * t);
        return (2 * t3 - 3 * t2 + 1) * ys[i] + (t3 - 2 * t2 + t) * slopeStart
            + (3 * t2 - 2 * t3) * ys[i + 1] + (t3 - t2) * slopeEnd;
    }
}

/// <summary>Smooth random texture: hashed values on a lattice, interpolated between.</summary>
internal static class Noise
{
    /// <summary>Hashes a lattice point to a number in [0, 1).</summary>
    public static float At(int x, int y, uint seed)
    {
        var h = seed + (uint)x * 0x9E3779B1u + (uint)y * 0x85EBCA77u;
        h = (h ^ (h >> 15)) * 0x2C1B3C6Du;
        h = (h ^ (h >> 12)) * 0x297A2D39u;
        return ((h ^ (h >> 15)) >> 8) * (1f / (1 << 24));
    }

    /// <summary>Returns a texture that is smooth in x and y with one feature a unit, 0 to 1.</summary>
    public static float Smooth(float x, float y, uint seed)
    {
        var (fx, fy) = (MathF.Floor(x), MathF.Floor(y));
        var (ix, iy) = ((int)fx, (int)fy);
        var (tx, ty) = (x - fx, y - fy);
        tx = tx * tx * (3 - 2 * tx);
        ty = ty * ty * (3 - 2 * ty);
        var low = Maths.Lerp(At(ix, iy, seed), At(ix + 1, iy, seed), tx);
        var high = Maths.Lerp(At(ix, iy + 1, seed), At(ix + 1, iy + 1, seed), tx);
        return Maths.Lerp(low, high, ty);
    }
}
