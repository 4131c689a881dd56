namespace FaceLab.Data.Sets;

/// <summary>A photo of an annotation file: its name, and a line for each face.</summary>
internal sealed record PhotoBlock(DataLine Name, IReadOnlyList<DataLine> Faces);

/// <summary>Reads the layout of FDDB and WIDER FACE: a photo's name, the number of faces, a line for each
/// face.</summary>
internal static class PhotoBlocks
{
    /// <summary>Reads the photos of a file. WIDER FACE writes a line of zeros after a count of 0; it is not a
    /// face.</summary>
    /// <exception cref="FaceDataException">A count is not a number, or the file ends before the last photo has all its
    /// faces.</exception>
    public static IEnumerable<PhotoBlock> Read(string path)
    {
        using var lines = DataLines.Read(path).GetEnumerator();
        var more = lines.MoveNext();
        while (more)
        {
            var name = lines.Current;
            if (!lines.MoveNext())
                throw CutShort(name);
            var count = lines.Current.Whole(lines.Current.Text.Trim(), $"the number of faces of " +
                $"'{DataLine.Shortened(name.Text)}'");
            var faces = new List<DataLine>();
            while ((more = lines.MoveNext()) && faces.Count < count)
                faces.Add(lines.Current);
            if (faces.Count < count)
                throw CutShort(name);
            if (count == 0 && more && lines.Current.Fields.All(field => field.Trim('0', '.').Length == 0))
                more = lines.MoveNext();
            yield return new PhotoBlock(name, faces);
        }
    }

    private static FaceDataException CutShort(DataLine name) =>
        new($"{Path.GetFileName(name.File)} ends within the faces of '{DataLine.Shortened(name.Text)}' (line " +
            $"{name.Number:N0}): it was cut short. Fetch '{name.File}' again.");
}
