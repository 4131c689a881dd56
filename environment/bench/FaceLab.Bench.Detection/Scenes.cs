using FaceLab.Synthetic;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Bench.Detection;

/// <summary>Draws the gray PNG files of tests/fixtures/detection, which OpenCV and FaceLab both look at: rendered
/// faces of several sizes on a noisy background, and a pattern without faces. They are committed: a change of the
/// renderer must not change them.</summary>
internal static class Scenes
{
    public static void Write(string folder)
    {
        Save(folder, "portrait", 200, 220, Scene(200, 220, 1, (0, 3, 160, 20, 30)));
        Save(folder, "group", 360, 250, Scene(360, 250, 2,
            (1, 0, 64, 10, 20), (2, 5, 96, 90, 6), (3, 1, 120, 200, 12),
            (4, 2, 48, 20, 130), (5, 3, 80, 90, 140), (6, 0, 110, 195, 136)));
        Save(folder, "small", 240, 160, Scene(240, 160, 3,
            (7, 0, 36, 10, 10), (8, 0, 40, 60, 14), (9, 1, 44, 120, 8),
            (10, 1, 52, 175, 10), (11, 2, 60, 20, 80), (12, 0, 70, 130, 75)));
        Save(folder, "pattern", 130, 95, [.. Enumerable.Range(0, 130 * 95).Select(i => Pattern(i % 130, i / 130))]);
    }

    private static byte Pattern(int x, int y) =>
        (byte)(128 + 60 * Math.Sin(x * x / 300.0 + y / 9.0) + 50 * Math.Cos(y * x / 500.0));

    // Faces: identity, image, side of the square, left, top.
    private static byte[] Scene(
        int width, int height, int seed, params (int Identity, int Image, int Side, int X, int Y)[] faces)
    {
        var random = new Random(seed);
        byte[] gray = [.. Enumerable.Range(0, width * height)
            .Select(i => (byte)(90 + 60 * (i / width) / height + random.Next(-12, 13)))];
        foreach (var (identity, image, side, left, top) in faces)
        {
            var renderer = new SyntheticFaces(new() { Size = side, PoseDegrees = 12, OcclusionProbability = 0 });
            var pixels = renderer.Render(identity, image).Pixels;
            for (var i = 0; i < side * side; i++)
            {
                var (red, green, blue) = (pixels[3 * i], pixels[3 * i + 1], pixels[3 * i + 2]);
                gray[(top + i / side) * width + left + i % side] =
                    (byte)((299 * red + 587 * green + 114 * blue) / 1000);
            }
        }
        return gray;
    }

    private static void Save(string folder, string name, int width, int height, byte[] gray)
    {
        using var image = Image.LoadPixelData<L8>(gray, width, height);
        image.SaveAsPng(Path.Combine(folder, $"{name}.png"));
    }
}
