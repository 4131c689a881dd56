namespace FaceLab.Data.Sets;

/// <summary>Plain folders, <c>raw/person/image</c>: the layout of OpenFace, of CASIA-WebFace (numbered people) and of
/// users' own photos.</summary>
/// <remarks>
/// The folder's name is the identity; pictures (jpg, jpeg, jfif, png, bmp, gif, webp, pgm, ppm, pbm) are numbered from
/// 1 in ordinal order of their names. Stray and hidden files, links to folders, folders within a person's folder and
/// people without a picture are reported in <see cref="IFaceDataset.PassedOver"/> and are no errors.
/// </remarks>
public sealed class PersonFolders : FaceDataset
{
    private PersonFolders(FaceSet faces, IReadOnlyList<PassedOver> passedOver) : base(faces, passedOver) { }

    /// <summary>Lists the pictures under a folder; opens none of them.</summary>
    /// <param name="folder">The folder that holds one folder for each person.</param>
    /// <exception cref="FaceDataException">The folder is missing, or none of its folders has a picture.</exception>
    public static PersonFolders Open(string folder)
    {
        if (!Directory.Exists(folder))
            throw new FaceDataException($"There is no folder '{folder}': name one that holds a folder of pictures " +
                "for each person.");
        folder = Path.GetFullPath(folder);
        var passedOver = PictureFiles.FilesOf(folder).Select(file => new PassedOver(file, WhyNobody(file))).ToList();
        var records = PictureFiles.FoldersOf(folder, passedOver).SelectMany(person => ImagesOf(person, passedOver))
            .ToList();
        if (records.Count == 0)
            throw new FaceDataException(FolderRemedy.Of(folder)
                ?? $"'{folder}' holds no picture of anyone: expected files like 'Ann_Lee/1.jpg' in it.");
        return new PersonFolders(
            new FaceSet(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), records), passedOver);
    }

    internal static bool IsAt(string path) => Directory.Exists(path) && PictureFiles.FoldersOf(path)
        .Exists(person => Directory.EnumerateFiles(person).Any(PictureFiles.IsPicture));

    private static string WhyNobody(string file)
    {
        if (PictureFiles.IsHidden(file))
            return "hidden";
        if (UnreadFormats.OfName(file) is { } remedy)
            return remedy;
        return Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".txt"
            ? "beside the people's folders: give this file itself to read it as a list"
            : "beside the people's folders, so nobody's picture";
    }

    private static IEnumerable<FaceRecord> ImagesOf(string personFolder, List<PassedOver> passedOver)
    {
        var pictures = PictureFiles.PicturesOf(personFolder, passedOver);
        if (pictures.Count == 0)
            passedOver.Add(new PassedOver(personFolder, "a person without a picture"));
        return pictures.Select((path, i) => new FaceRecord(Path.GetFileName(personFolder), i + 1, path));
    }
}
