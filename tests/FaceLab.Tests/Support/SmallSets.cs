using FaceLab.Data;
using FaceLab.Faces;

namespace FaceLab.Tests.Support;

/// <summary>Small sets of faces.</summary>
internal static class SmallSets
{
    /// <summary>People "p0", "p1" ... with so many images each; index order is person by person.</summary>
    public static FaceSet Of(params int[] imagesEach) => new("test set",
        from person in imagesEach.Index()
        from n in Enumerable.Range(1, person.Item)
        select new FaceRecord($"p{person.Index}", n, $"/none/p{person.Index}_{n}.png"));

    /// <summary>Makes a colour pattern a person, with noise an image: easily told apart. Ratings go 1 to 5.</summary>
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
                var block = blocks[(y * 4 / size * 4 + x * 4 / size) * 3 + channel];
                pixels[row * size * size * 3 + i] = (byte)(block + grain.Next(-noise, noise));
            }
        }
        return PreparedFaces.FromPixels(faces, pixels, size);
    }
}
