using FaceLab.Basics;

namespace FaceLab.Synthetic;

/// <summary>Turns linear light into bytes: compressed highlights, gamma 2, blur, noise.</summary>
internal sealed class Sensor(int size)
{
    private readonly float[] grey = new float[size * size * 3];
    private readonly float[] blurred = new float[size * size * 3];

    public void Expose(int pixel, Vec3 linear)
    {
        grey[pixel * 3] = Curve(linear.X);
        grey[pixel * 3 + 1] = Curve(linear.Y);
        grey[pixel * 3 + 2] = Curve(linear.Z);
    }

    public void Read(FaceCamera camera, Chance chance, Span<byte> pixels)
    {
        Blur((float)camera.Blur);
        var noise = 3 * (float)camera.Noise; // Chance.Bell has a standard deviation of 1/3
        for (var i = 0; i < size * size; i++)
        {
            var shared = noise > 0 ? noise * 0.85f * chance.Bell() : 0;
            for (var c = 0; c < 3; c++)
            {
                var own = noise > 0 ? noise * 0.5f * chance.Bell() : 0;
                pixels[i * 3 + c] = (byte)Math.Clamp(grey[i * 3 + c] + shared + own + 0.5f, 0, 255);
            }
        }
    }

    private static float Curve(float x)
    {
        if (x > 0.65f)
        {
            var over = (x - 0.65f) / 0.35f;
            x = 0.65f + 0.35f * over / (1 + over);
        }
        return 255 * MathF.Sqrt(Math.Max(0, x));
    }

    private void Blur(float strength)
    {
        var side = 0.25f * strength;
        var middle = 1 - 2 * side;
        var row = size * 3;
        for (var y = 0; y < size; y++)
        {
            var (above, below) = (Math.Max(y - 1, 0) * row, Math.Min(y + 1, size - 1) * row);
            for (var i = 0; i < row; i++)
                blurred[y * row + i] = middle * grey[y * row + i] + side * (grey[above + i] + grey[below + i]);
        }
        for (var y = 0; y < size; y++)
        {
            for (var i = 0; i < row; i++)
            {
                var (left, right) = (i < 3 ? i : i - 3, i >= row - 3 ? i : i + 3);
                grey[y * row + i] = middle * blurred[y * row + i]
                    + side * (blurred[y * row + left] + blurred[y * row + right]);
            }
        }
    }
}
