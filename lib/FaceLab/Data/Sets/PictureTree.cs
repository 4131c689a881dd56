namespace FaceLab.Data.Sets;

/// <summary>The pictures in a folder and in all folders below it, or a single picture; their people need not be
/// known.</summary>
/// <remarks>Files count as pictures by their names; none is opened. Hidden files and folders are left out, and links to
/// folders below the given one are not followed.</remarks>
/// <param name="Pictures">The paths of the pictures, beginning with the given path; those of a folder before those
/// below it, in ordinal order.</param>
/// <param name="PassedOver">The files and folders that were left out, with reasons.</param>
public sealed record PictureTree(IReadOnlyList<string> Pictures, IReadOnlyList<PassedOver> PassedOver)
{
    /// <summary>Lists the pictures at a path.</summary>
    /// <param name="path">A folder, or a picture's file, which counts under any name.</param>
    /// <exception cref="FaceDataException">There is no such path, or no picture is there.</exception>
    public static PictureTree Open(string path)
    {
        if (File.Exists(path))
            return new PictureTree([path], []);
        if (!Directory.Exists(path))
            throw new FaceDataException($"'{path}' is neither a file nor a folder. Name photos or folders of them.");
        var passedOver = new List<PassedOver>();
        var pictures = PictureFiles.PicturesUnder(path, passedOver);
        return pictures.Count > 0 ? new PictureTree(pictures, passedOver)
            : throw new FaceDataException($"'{path}' holds no photo: expected files ending in {PictureFiles.Endings}" +
                $"{FolderRemedy.Unread(passedOver)}.");
    }
}
