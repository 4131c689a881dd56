using System.Globalization;

namespace FaceLab.Data.Sets;

/// <summary>The ORL (AT&amp;T) faces: 40 people, 10 gray pictures of 92 x 112 each, <c>s1/1.pgm</c> to
/// <c>s40/10.pgm</c>.</summary>
/// <remarks>
/// Source: F. Samaria, A. Harter, "Parameterisation of a Stochastic Model for Human Face Identification", 1994.
/// People and pictures come in the order of their numbers (s2 before s10). Copies as PNG or BMP are read too.
/// </remarks>
public sealed class OrlDataset : FaceDataset
{
    private OrlDataset(FaceSet faces, IReadOnlyList<PassedOver> passedOver) : base(faces, passedOver) { }

    /// <summary>Lists the pictures; opens none of them.</summary>
    /// <param name="folder">The folder that holds s1, s2 ...</param>
    /// <exception cref="FaceDataException">There is no picture like <c>s1/1.pgm</c> in it, or one is there
    /// twice.</exception>
    public static OrlDataset Open(string folder)
    {
        var passedOver = new List<PassedOver>();
        var records = PeopleOf(folder, passedOver).SelectMany(person => ImagesOf(person, passedOver)).ToList();
        if (records.Count == 0)
            throw new FaceDataException($"The ORL faces are not at '{folder}': expected files like 's1/1.pgm' in it.");
        passedOver.AddRange(PictureFiles.FilesOf(folder)
            .Select(file => new PassedOver(Path.GetFullPath(file), "beside the people's folders")));
        return new OrlDataset(new FaceSet("ORL", records), passedOver);
    }

    internal static bool IsAt(string path) =>
        PeopleOf(path, []).Any(person => File.Exists(Path.Combine(person, "1.pgm")));

    private static IEnumerable<string> PeopleOf(string folder, List<PassedOver> passedOver)
    {
        if (!Directory.Exists(folder))
            return [];
        var folders = PictureFiles.FoldersOf(Path.GetFullPath(folder), passedOver);
        passedOver.AddRange(folders.Where(path => PersonOf(path) == 0)
            .Select(path => new PassedOver(path, "a folder not named like 's1'")));
        return folders.Where(path => PersonOf(path) > 0).OrderBy(PersonOf);
    }

    private static int PersonOf(string folder) =>
        Path.GetFileName(folder) is ['s', .. var number] ? NumberOf(number) : 0;

    private static IEnumerable<FaceRecord> ImagesOf(string personFolder, List<PassedOver> passedOver)
    {
        var numbered = new SortedList<int, string>();
        foreach (var path in PictureFiles.PicturesOf(personFolder, passedOver))
        {
            var number = NumberOf(Path.GetFileNameWithoutExtension(path));
            if (number == 0)
                passedOver.Add(new PassedOver(path, "not named by a number"));
            else if (!numbered.TryAdd(number, path))
                throw new FaceDataException(
                    $"Picture {number} of '{Path.GetFileName(personFolder)}' is there twice, as '{numbered[number]}' " +
                    $"and as '{path}'. Keep one of them.");
        }
        return numbered.Select(entry => new FaceRecord(Path.GetFileName(personFolder), entry.Key, entry.Value));
    }

    /// <summary>Reads a text as a number; 0 if it is none.</summary>
    private static int NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
