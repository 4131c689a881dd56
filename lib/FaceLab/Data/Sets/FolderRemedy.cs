namespace FaceLab.Data.Sets;

/// <summary>Explains in one line why a folder gives no faces: its content, the expected content, a remedy.</summary>
internal static class FolderRemedy
{
    /// <summary>Explains a folder that no layout recognises; <see langword="null"/> if nothing in it looks like
    /// faces.</summary>
    public static string? Of(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        var passedOver = new List<PassedOver>();
        var pictures = PictureFiles.FilesOf(folder).Where(PictureFiles.IsPicture).ToList();
        if (pictures.Count > 0)
            return $"'{folder}' holds {pictures.Count:N0} pictures, such as '{Path.GetFileName(pictures[0])}', and " +
                "no folder of a person: expected files like 'Ann_Lee/1.jpg'. Move each person's pictures into a " +
                "folder of that name, or give a manifest of them.";
        var folders = PictureFiles.FoldersOf(folder, passedOver);
        if (folders.Find(inside => FaceLayout.All.Any(layout => layout.IsAt(inside))) is { } deeper)
            return $"'{folder}' has no pictures in the folders directly in it, but '{deeper}' has: give '{deeper}' " +
                "if its folders are people, else move each person's pictures into one folder, like 'Ann_Lee/1.jpg'.";
        if (PictureFiles.FilesOf(folder).FirstOrDefault(FaceManifest.IsAt) is { } manifest)
            return $"'{folder}' holds manifests and no pictures: give one of them, such as '{manifest}'.";
        foreach (var place in folders.Prepend(folder))
            PictureFiles.PicturesOf(place, passedOver);
        return First(passedOver) is null ? null
            : $"'{folder}' holds no picture that can be read: expected files like 'Ann_Lee/1.jpg'{Unread(passedOver)}.";
    }

    /// <summary>Names the first file that needs another format, or the first link; empty if there is none.</summary>
    public static string Unread(IReadOnlyList<PassedOver> passedOver) => First(passedOver) is not { } first ? ""
        : $"; '{first.Path}' is passed over ({first.Reason})";

    private static PassedOver? First(IEnumerable<PassedOver> passedOver) => passedOver.FirstOrDefault(entry =>
        entry.Reason == UnreadFormats.OfName(entry.Path) || entry.Reason == PictureFiles.IsLink);
}
