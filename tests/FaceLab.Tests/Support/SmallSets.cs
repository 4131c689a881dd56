using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Tests.Support;

/// <summary>Small sets of faces.</summary>
internal static class SmallSets
{
    /// <summary>People "p0", "p1" ... with so many images each; index order is person by person.</summary>
    public static FaceSet Of(params int[] imagesEach) => new("test set",
        imagesEach.SelectMany((images, person) => Enumerable.Range(1, images).Select(n => new FaceRecord($"p{person}", n, $"/none/p{person}_{n}.png"))));

    /// <summary>Each person one colour pattern, each image of it with noise: easy to tell apart. Scores go from 1 to 5 and round again.</summary>
    public static PreparedFaces Patterns(int people, int imagesEach, int size = 16, int noise = 40)
    {
        var records = Of([.. Enumerable.Repeat(imagesEach, people)]).Records;
        var faces = new FaceSet("test set", records.Select((record, row) => record with { Rating = 1 + row % 5 }));
        var pixels = new byte[faces.Count * size * size * 3];
        for (var row = 0; row < faces.Count; row++)
        {
            var (pattern, grain) = (new Random(faces.Labels[row]), new Random(1000 + row));
            var blocks = Enumerable.Range(0, 48).Select(_ => pattern.Next(noise, 256 - noise)).ToArray();
            for (var i = 0; i < size * size * 3; i++)
            {
                var (y, x, channel) = (i / 3 / size, i / 3 % size, i % 3);
                pixels[row * size * size * 3 + i] = (byte)(blocks[(y * 4 / size * 4 + x * 4 / size) * 3 + channel] + grain.Next(-noise, noise));
            }
        }
        return PreparedFaces.FromPixels(faces, pixels, size);
    }
}
