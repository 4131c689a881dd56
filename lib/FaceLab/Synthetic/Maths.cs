namespace FaceLab.Synthetic;

/// <summary>
/// The arithmetic of the renderer: only +, -, *, /, square root and floor, which IEEE 754 rounds the same way on
/// every
/// processor, so that a seed gives the same bytes everywhere. (MathF.Sin, Exp and Pow may differ between platforms.)
/// </summary>
internal static class Maths
{
    public static float Clamp01(float x) => x < 0 ? 0 : x > 1 ? 1 : x;

    public static float Lerp(float from, float to, float t) => from + (to - from) * t;

    /// <summary>0 below <paramref name="from"/>, 1 above <paramref name="to"/>, smooth between; from above to
    /// falls.</summary>
    public static float Smooth(float from, float to, float x)
    {
        var t = Clamp01((x - from) / (to - from));
        return t * t * (3 - 2 * t);
    }

    /// <summary>A smooth hill of height 1 at 0 that ends at squared distance 1.</summary>
    public static float Bell(float squaredDistance)
    {
        if (squaredDistance >= 1)
            return 0;
        var t = 1 - squaredDistance;
        return t * t * t;
    }

    /// <summary>The hill over an ellipse with the given half axes.</summary>
    public static float Bell(float dx, float dy, float halfX, float halfY)
    {
        dx /= halfX;
        dy /= halfY;
        return Bell(dx * dx + dy * dy);
    }

    public static (double Sin, double Cos) SinCos(double degrees)
    {
        // A quarter of the angle keeps the series short; two doublings bring it back.
        var x = degrees * (Math.PI / 180 / 4);
        var x2 = x * x;
        var sin = x * (1 - x2 / 6 * (1 - x2 / 20 * (1 - x2 / 42 * (1 - x2 / 72 * (1 - x2 / 110)))));
        var cos = 1 - x2 / 2 * (1 - x2 / 12 * (1 - x2 / 30 * (1 - x2 / 56 * (1 - x2 / 90 * (1 - x2 / 132)))));
        for (var i = 0; i < 2; i++)
            (sin, cos) = (2 * sin * cos, cos * cos - sin * sin);
        return (sin, cos);
    }

    /// <summary>Sines and cosines of <paramref name="count"/> even steps from -<paramref name="degrees"/> to
    /// +<paramref name="degrees"/>.</summary>
    public static (float Sin, float Cos)[] Circle(int count, double degrees)
    {
        var table = new (float, float)[count];
        for (var i = 0; i < count; i++)
        {
            var (sin, cos) = SinCos(degrees * (i * 2.0 / (count - 1) - 1));
            table[i] = ((float)sin, (float)cos);
        }

        return table;
    }

    /// <summary>Catmull-Rom curve through (<paramref name="xs"/> rising, <paramref name="ys"/>), constant
    /// outside.</summary>
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
