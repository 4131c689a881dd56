using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Tests.Support;

/// <summary>Pictures of 16 x 16 pixels of noise.</summary>
internal static class NoisePictures
{
    /// <summary>Writes three pictures of each of 24 people, no two the same, into folders p00 to p23.</summary>
    public static void SavePeople(string folder)
    {
        for (var person = 0; person < 24; person++)
        {
            for (var image = 0; image < 3; image++)
                Save(Path.Combine(folder, $"p{person:00}", $"{image}.png"), 10 * person + image);
        }
    }

    /// <summary>Writes one; the seed decides its pixels.</summary>
    public static void Save(string path, int seed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var random = new Random(seed);
        using var image = new Image<L8>(16, 16);
        for (var i = 0; i < 256; i++)
            image[i % 16, i / 16] = new L8((byte)random.Next(256));
        image.Save(path);
    }
}
