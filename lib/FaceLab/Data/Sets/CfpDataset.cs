namespace FaceLab.Data.Sets;

/// <summary>Celebrities in Frontal-Profile: 500 people, 10 frontal and 4 profile pictures each, and two protocols of
/// ten folds.</summary>
/// <remarks>
/// Source: S. Sengupta, J.-C. Chen, C. Castillo, V. M. Patel, R. Chellappa, D. W. Jacobs, "Frontal to Profile Face
/// Verification in the Wild", WACV 2016, and the set's Readme. <c>Data/Images/001/frontal/01.jpg</c>,
/// <c>.../profile/01.jpg</c>; the identity is the person's number as in the folder, "001". Each fold has 350 genuine
/// and 350 impostor pairs and shares no person with another; report mean and standard deviation of the accuracy over
/// the folds, AUC and EER. The protocol files are read each time a protocol is asked for.
/// </remarks>
public sealed class CfpDataset : FaceDataset
{
    private readonly CfpProtocol protocol;

    private CfpDataset(string folder, FaceSet faces, IReadOnlyList<PassedOver> passedOver) : base(faces, passedOver) =>
        protocol = new CfpProtocol(folder, faces);

    /// <summary>The ten folds of pairs of frontal pictures, FF.</summary>
    /// <exception cref="FaceDataException">A protocol file is missing, malformed, or names a picture that is not
    /// there.</exception>
    public IReadOnlyList<IReadOnlyList<FacePair>> FrontalFrontal => protocol.Folds("FF");

    /// <summary>The ten folds of pairs of a frontal (first) and a profile picture (second), FP.</summary>
    /// <exception cref="FaceDataException">A protocol file is missing, malformed, or names a picture that is not
    /// there.</exception>
    public IReadOnlyList<IReadOnlyList<FacePair>> FrontalProfile => protocol.Folds("FP");

    /// <summary>Lists the pictures; opens none of them.</summary>
    /// <param name="folder">The folder that holds <c>Data</c> and <c>Protocol</c>, <c>cfp-dataset</c> in the archive,
    /// or the one above.</param>
    /// <exception cref="FaceDataException">There is no picture like <c>Data/Images/001/frontal/01.jpg</c>.</exception>
    public static CfpDataset Open(string folder)
    {
        folder = Find(folder) ?? throw new FaceDataException(
            $"CFP is not at '{folder}': expected files like 'Data/Images/001/frontal/01.jpg' in it.");
        var (records, passedOver) = (new List<FaceRecord>(), new List<PassedOver>());
        foreach (var person in PictureFiles.FoldersOf(Path.Combine(folder, "Data", "Images"), passedOver))
        {
            var before = records.Count;
            foreach (var kind in (string[])["frontal", "profile"])
            {
                var place = Path.Combine(person, kind);
                foreach (var path in Directory.Exists(place) ? PictureFiles.PicturesOf(place, passedOver) : [])
                    records.Add(new FaceRecord(Path.GetFileName(person), records.Count - before + 1, path));
            }
            if (records.Count == before)
                passedOver.Add(new PassedOver(person, "a person without a picture in 'frontal' or 'profile'"));
        }
        if (records.Count == 0)
            throw new FaceDataException($"'{folder}' holds no picture: expected files like " +
                "'Data/Images/001/frontal/01.jpg' in it.");
        return new CfpDataset(folder, new FaceSet("CFP", records), passedOver);
    }

    internal static bool IsAt(string path) => Find(path) is not null;

    private static string? Find(string folder) => new[] { folder, Path.Combine(folder, "cfp-dataset") }
        .Where(place => Directory.Exists(Path.Combine(place, "Data", "Images"))).Select(Path.GetFullPath)
            .FirstOrDefault();
}
