using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace ImageSharp.Tests;

/// <summary>Fixtures, comparisons and temporary files for all tests.</summary>
internal static class Support
{
    public static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "fixtures", name);

    public static byte[] FixtureBytes(string name) => File.ReadAllBytes(Fixture(name));

    public static Image<Rgb24> Picture() => Image.Load<Rgb24>(Fixture("rgb.png"));

    public static byte[] Bytes(Image image)
    {
        using Image<Rgba32> rgba = image.CloneAs<Rgba32>();
        byte[] bytes = new byte[rgba.Width * rgba.Height * 4];
        rgba.CopyPixelDataTo(bytes);
        return bytes;
    }

    public static byte[] Encode(Action<Stream> save)
    {
        using MemoryStream stream = new();
        save(stream);
        return stream.ToArray();
    }

    /// <summary>Asserts equal sizes, and that no channel differs by more than that.</summary>
    public static void AssertSame(Image expected, Image actual, int tolerance = 0, double meanTolerance = double.MaxValue)
    {
        Assert.Equal(expected.Size, actual.Size);
        byte[] a = Bytes(expected), b = Bytes(actual);
        int[] differences = [.. a.Zip(b, (x, y) => Math.Abs(x - y))];
        Assert.True(differences.Max() <= tolerance, $"largest difference {differences.Max()}, allowed {tolerance}");
        Assert.True(differences.Average() <= meanTolerance, $"mean difference {differences.Average():F3}, allowed {meanTolerance}");
    }

    /// <summary>A deterministic picture with alpha.</summary>
    public static Image<TPixel> Synthetic<TPixel>(int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        Random random = new(width * height);
        Image<TPixel> image = new(width, height);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                image[x, y] = Color.FromRgba(
                    (byte)(x * 255 / width), (byte)(128 + (100 * Math.Sin(x * .3) * Math.Cos(y * .2))), (byte)random.Next(256),
                    (byte)((x + (2 * y)) * 5)).ToPixel<TPixel>();
            }
        }
        return image;
    }
}
