using System.Globalization;
using System.Text;
using FaceLab.Faces.Decoding;
using FaceLab.Synthetic;

namespace FaceLab.Bench.Landmarks;

/// <summary>Rendered faces as gray PGM files with boxes: what dlib's golden points are made from.</summary>
internal static class GoldenPictures
{
    public const int Size = 160, Identities = 12, ImagesEach = 2;

    public const long Seed = 68;

    /// <summary>Writes ID.pgm and boxes.txt, whose lines are "PATH LEFT TOP RIGHT BOTTOM", and faces.txt: "IDENTITY IMAGE".</summary>
    public static void Render(string folder)
    {
        Directory.CreateDirectory(folder);
        var faces = new SyntheticFaces(new() { Size = Size, Seed = Seed });
        using var boxes = new StreamWriter(Path.Combine(folder, "boxes.txt"));
        using var list = new StreamWriter(Path.Combine(folder, "faces.txt"));
        for (var i = 0; i < Identities * ImagesEach; i++)
        {
            var (identity, image) = (i / ImagesEach, i % ImagesEach);
            var face = faces.Render(identity, image);
            var path = Path.Combine(folder, $"{i}.pgm");
            WritePgm(path, GrayPicture.FromRgb(face.Pixels, Size, Size));
            // Boxes of whole pixels, some off their face and some reaching beyond the picture, since dlib must be matched there too.
            var side = Size / 2 + 3 * i;
            var (left, top) = ((int)face.Truth.Box.X - 10 + i, (int)(face.Truth.Box.Y + face.Truth.Box.Height * 0.6) - side / 2);
            boxes.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path} {left} {top} {left + side - 1} {top + side - 1}"));
            list.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{identity} {image}"));
        }
    }

    private static void WritePgm(string path, GrayPicture picture)
    {
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes($"P5\n{picture.Width} {picture.Height}\n255\n"));
        file.Write(picture.Pixels);
    }
}
