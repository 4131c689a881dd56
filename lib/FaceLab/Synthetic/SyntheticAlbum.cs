using System.Globalization;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Data.Sets;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Synthetic;

/// <summary>The options of a <see cref="SyntheticAlbum"/>: its size and its imbalance.</summary>
public sealed record SyntheticAlbumOptions
{
    /// <summary>The number of people, 3 to 10,000. The defaults are about as imbalanced as LFW.</summary>
    public int Identities { get; init; } = 150;

    /// <summary>The number of pictures of the first person, 2 to 10,000. The k-th person has 1 / k as many, at least
    /// one.</summary>
    public int MostImages { get; init; } = 60;

    /// <summary>The size, seed and variation of the faces; its numbers of people and images are ignored.</summary>
    public SyntheticFacesOptions Faces { get; init; } = new() { Size = 128 };

    internal int ImagesOf(int identity) => identity == Identities - 1 ? 1 : Math.Max(1, MostImages / (identity + 1));

    internal void Validate()
    {
        SyntheticFacesOptions.Check(Identities, 3, 10_000, nameof(Identities));
        SyntheticFacesOptions.Check(MostImages, 2, 10_000, nameof(MostImages));
    }
}

/// <summary>Writes rendered faces as a folder of pictures, with the imbalance and the flaws of real sets.</summary>
/// <remarks>
/// <code>
/// FOLDER/
///   person_000/person_000_0001.jpg ...     the k-th person has 1 / k as many pictures as the first
///   faces.csv                              a <see cref="FaceManifest"/> with exact boxes, landmarks and ratings
/// </code>
/// It has two flaws for data preparation to find: the last picture of the second person is cut short, and the only
/// picture of the last person is the first picture of the first person. The same options give the same files.
/// <example><code>
/// FaceSet faces = SyntheticAlbum.Write(folder, new() { Identities = 60 });
/// var survey = PictureSurvey.Run(faces);      // one unreadable file, one picture under two names
/// </code></example>
/// </remarks>
public static class SyntheticAlbum
{
    internal const string ManifestName = "faces.csv";

    // The share of its bytes that the damaged picture keeps.
    private const double KeptShare = 0.6;

    /// <summary>Renders and writes the album. The manifest is written last, so a folder that has it is
    /// complete.</summary>
    /// <param name="folder">The folder; made if missing. Files of the same names are replaced.</param>
    /// <param name="options">The options, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Stops the work between pictures.</param>
    /// <returns>The faces, in the order of people and pictures.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FaceSet Write(
        string folder, SyntheticAlbumOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Validate();
        folder = Path.GetFullPath(folder);
        var renderer = new SyntheticFaces(options.Faces);
        var pictures = (
            from identity in Enumerable.Range(0, options.Identities)
            from image in Enumerable.Range(0, options.ImagesOf(identity))
            select (Identity: identity, Image: image)).ToArray();
        var records = new FaceRecord[pictures.Length];
        Parallel.For(0, pictures.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            var (identity, image) = pictures[i];
            var isCopy = identity == options.Identities - 1;
            var face = isCopy ? renderer.Render(0, 0) : renderer.Render(identity, image);
            records[i] = WritePicture(folder, face, identity, image + 1, options.Faces.Size);
        });
        var faces = new FaceSet("synthetic album", records);
        CutShort(records[options.ImagesOf(0) + options.ImagesOf(1) - 1].Path);
        FaceManifest.Write(Path.Combine(folder, ManifestName), faces);
        return faces;
    }

    private static FaceRecord WritePicture(string folder, SyntheticFace face, int identity, int number, int size)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"person_{identity:000}");
        var path = Path.Combine(folder, name, string.Create(CultureInfo.InvariantCulture, $"{name}_{number:0000}.jpg"));
        using var picture = Image.LoadPixelData<Rgb24>(face.Pixels, size, size);
        WholeFile.Write(path, temporary =>
        {
            using var file = File.Create(temporary);
            picture.SaveAsJpeg(file);
        });
        return new FaceRecord(name, number, path)
        {
            Box = face.Truth.Box, Landmarks = face.Truth.Landmarks, Rating = face.Truth.Rating,
        };
    }

    private static void CutShort(string path)
    {
        using var file = File.OpenWrite(path);
        file.SetLength((long)(KeptShare * file.Length));
    }
}
