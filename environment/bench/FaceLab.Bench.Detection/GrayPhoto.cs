using FaceLab.Faces.Detection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Bench.Detection;

/// <summary>A decoded photo, as both sides see it.</summary>
internal sealed record GrayPhoto(byte[] Pixels, int Width, int Height)
{
    public static GrayPhoto[] Load(IEnumerable<string> paths) => [.. paths.AsParallel().AsOrdered().Select(Load)];

    public void SavePgm(string path)
    {
        using var file = File.Create(path);
        file.Write(System.Text.Encoding.ASCII.GetBytes($"P5\n{Width} {Height}\n255\n"));
        file.Write(Pixels);
    }

    private static GrayPhoto Load(string path)
    {
        using var image = Image.Load<Rgb24>(path);
        return new(Grayscale.Of(image), image.Width, image.Height);
    }
}
