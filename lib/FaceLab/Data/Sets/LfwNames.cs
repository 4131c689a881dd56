using System.Globalization;

namespace FaceLab.Data.Sets;

/// <summary>Lists a person's pictures by LFW's names, <c>Person_Name/Person_Name_0001.jpg</c>.</summary>
internal static class LfwNames
{
    /// <summary>The people whose pictures' names tell whether a folder is LFW.</summary>
    private const int LookedAt = 20;

    /// <summary>Returns true if one of the first people has a picture with such a name.</summary>
    public static bool AreIn(string folder) => PictureFiles.FoldersOf(folder).Take(LookedAt)
        .Any(person => PictureFiles.FilesOf(person).Any(path => NameOf(path, Path.GetFileName(person)) is not null));

    /// <summary>Lists the pictures of a person's folder, and notes the others there.</summary>
    public static List<FaceRecord> ImagesOf(string personFolder, List<PassedOver> passedOver)
    {
        var (person, before, images) = (Path.GetFileName(personFolder), passedOver.Count, new List<FaceRecord>());
        var named = PictureFiles.PicturesOf(personFolder, passedOver)
            .ConvertAll(path => (Path: path, Name: NameOf(path, person)));
        var numbers = named.Where(one => one.Name is { HasSuffix: false }).Select(one => one.Name!.Value.Number)
            .ToHashSet();
        foreach (var (path, name) in named)
        {
            if (name is not var (number, hasSuffix))
                passedOver.Add(new PassedOver(path, $"not named like '{person}_0001.jpg'"));
            else if (!hasSuffix || numbers.Add(number))
                images.Add(new FaceRecord(person, number, path));
            else
                passedOver.Add(new PassedOver(path, $"by its name a second picture {number:0000} of '{person}'"));
        }
        if (images.Count == 0 && passedOver.Count == before)
            passedOver.Add(new PassedOver(personFolder, "a person without a picture"));
        return images;
    }

    /// <summary>Reads the four digits after the person's name; <see langword="null"/> if the name has another form. A
    /// suffix such as <c>_aligned</c> may follow.</summary>
    private static (int Number, bool HasSuffix)? NameOf(string path, string person)
    {
        var (name, start) = (IdentityComparer.FormOf(Path.GetFileNameWithoutExtension(path)),
            $"{IdentityComparer.FormOf(person)}_");
        if (!name.StartsWith(start, StringComparison.Ordinal))
            return null;
        var rest = name.AsSpan(start.Length);
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : rest.Length;
        return digits == 4 ? (int.Parse(rest[..4], CultureInfo.InvariantCulture), rest.Length > 4) : null;
    }
}
