using System.Globalization;
using FaceLab.Basics;
using FaceLab.Data;
using FaceLab.Data.Sets;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace FaceLab.Synthetic;

/// <summary>Rendered faces as a folder of pictures, as uneven and as flawed as sets from the world are.</summary>
/// <remarks>
/// <code>
/// FOLDER/
///   person_000/person_000_0001.jpg ...     the k-th person has 1 / k as many pictures as the first
///   faces.csv                              a <see cref="FaceManifest"/> with exact boxes, landmarks and scores
/// </code>
/// Two flaws are put in, for data preparation to find: the last picture of the second person is cut short, and the only picture of
/// the last person is the first person's first one. Same options, same files.
/// <example><code>
/// FaceSet faces = SyntheticAlbum.Write(folder, new() { Identities = 60 });
/// var survey = PictureSurvey.Run(faces);      // one unreadable file, one picture under two names
/// </code></example>
/// </remarks>
public static class SyntheticAlbum
{
    /// <summary>What the list of faces in the folder is called.</summary>
    public const string ManifestName = "faces.csv";

    /// <summary>Share of its bytes that the picture which is cut short keeps.</summary>
    private const double KeptShare = 0.6;

    /// <summary>Renders and writes the album; the manifest comes last, so that a folder that has it is whole.</summary>
    /// <param name="folder">Where to; made if missing. Files of the same names are replaced.</param>
    /// <param name="options">Null for the defaults.</param>
    /// <param name="cancellationToken">Stops between pictures.</param>
    /// <returns>The faces, in the order of people and pictures.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range; the message names it.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static FaceSet Write(string folder, SyntheticAlbumOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        options ??= new();
        options.Validate();
        folder = Path.GetFullPath(folder);
        var renderer = new SyntheticFaces(options.Faces);
        var pictures = Enumerable.Range(0, options.Identities)
            .SelectMany(identity => Enumerable.Range(0, options.ImagesOf(identity)).Select(image => (identity, image))).ToArray();
        var records = new FaceRecord[pictures.Length];
        Parallel.For(0, pictures.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            records[i] = WritePicture(folder, renderer, options, pictures[i].identity, pictures[i].image));
        var faces = new FaceSet("synthetic album", records);
        CutShort(records[options.ImagesOf(0) + options.ImagesOf(1) - 1].Path);
        FaceManifest.Write(Path.Combine(folder, ManifestName), faces);
        return faces;
    }

    private static FaceRecord WritePicture(string folder, SyntheticFaces renderer, SyntheticAlbumOptions options, int identity, int image)
    {
        var isCopy = identity == options.Identities - 1;
        var face = isCopy ? renderer.Render(0, 0) : renderer.Render(identity, image);
        var name = string.Create(CultureInfo.InvariantCulture, $"person_{identity:000}");
        var path = Path.Combine(folder, name, string.Create(CultureInfo.InvariantCulture, $"{name}_{image + 1:0000}.jpg"));
        using var picture = Image.LoadPixelData<Rgb24>(face.Pixels, options.Faces.Size, options.Faces.Size);
        WholeFile.Write(path, temporary =>
        {
            using var file = File.Create(temporary);
            picture.SaveAsJpeg(file);
        });
        return new FaceRecord(name, image + 1, path) { Box = face.Truth.Box, Landmarks = face.Truth.Landmarks, Rating = face.Truth.Rating };
    }

    private static void CutShort(string path)
    {
        using var file = File.OpenWrite(path);
        file.SetLength((long)(KeptShare * file.Length));
    }
}
