using FaceLab.Data;
using FaceLab.Data.Sets;

namespace FaceLab.Runs;

/// <summary>The faces that a person names for embedding or comparing, listed and not yet opened.</summary>
/// <param name="Faces">The faces; the identity is "" where it is unknown.</param>
/// <param name="PassedOver">The files and folders that gave no face.</param>
public sealed record FaceListing(IReadOnlyList<FaceRecord> Faces, IReadOnlyList<PassedOver> PassedOver)
{
    /// <summary>Lists the faces of a set, a folder or a picture.</summary>
    /// <param name="source">A set of <see cref="FaceSets.Open(string)"/>; a picture's file; a folder of pictures; or
    /// rendered faces: "synthetic", or one of them such as "synthetic:123/200/0" (seed, person, image).</param>
    /// <exception cref="FaceDataException">There is no such set, picture or folder.</exception>
    public static FaceListing Of(string source)
    {
        if (source == DataOptions.Synthetic)
            return new([.. RenderedFace.OfTraining.Select(face => face.Record)], []);
        if (source.StartsWith(RenderedFace.Prefix, StringComparison.Ordinal))
            return new([(RenderedFace.Parse(source) ?? throw NoRenderedFace(source)).Record], []);
        if (File.Exists(source) && PictureFiles.IsPicture(source))
            return new([new FaceRecord("", 1, Path.GetFullPath(source))], []);
        if (FaceSets.Find(source) is { } folder && PicturesIn(folder) is { } loose)
            return loose;
        var set = FaceSets.Open(source);
        return new(set.Faces.Records, set.PassedOver);
    }

    /// <summary>Lists the pictures that lie directly in a folder that is no set; null if there is none.</summary>
    private static FaceListing? PicturesIn(string folder)
    {
        if (!Directory.Exists(folder) || FaceLayout.All.Any(layout => layout.IsAt(folder)))
            return null;
        var passedOver = new List<PassedOver>();
        var pictures = PictureFiles.PicturesOf(Path.GetFullPath(folder), passedOver);
        return pictures.Count == 0 ? null
            : new([.. pictures.Select((path, i) => new FaceRecord("", i + 1, path))], passedOver);
    }

    private static FaceDataException NoRenderedFace(string source) =>
        new($"'{source}' is no rendered face: give its seed, person and image, such as " +
            $"{new RenderedFace(123, 200, 0).Record.Path}.");
}
