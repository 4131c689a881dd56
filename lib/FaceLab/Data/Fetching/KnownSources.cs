namespace FaceLab.Data.Fetching;

/// <summary>The sets that FaceLab knows how to fetch.</summary>
/// <remarks>
/// Addresses and SHA-256 sums of the archives and the pairs files: scikit-learn, <c>sklearn/datasets/_lfw.py</c>
/// (1.2, 2022). LFW's own host, vis-www.cs.umass.edu, no longer resolves, so it is no mirror. No SHA-256 and no
/// living address is published for the people files; torchvision, <c>torchvision/datasets/lfw.py</c> (2025),
/// publishes MD5 sums for all six protocol files. The SHA-256 sums of the people files here were taken from copies
/// that have those MD5 sums.
/// </remarks>
public static class KnownSources
{
    private const string Terms =
        "LFW's photographs of public figures were gathered from news pages by the University of Massachusetts, " +
        "Amherst, for research on face verification. They belong to their owners, and nobody gives a licence for " +
        "them here. FaceLab uses LFW for research and teaching that is not commercial: do not publish or pass on the " +
        "photographs beyond what the law of your country allows for that. Do not conclude from results on LFW that a " +
        "method is fit for commercial use: children, people over 80, women and many ethnic groups are few in it or " +
        "missing. (FaceLab's summary. LFW's own page, which had the authors' words, no longer answers.)";

    private const string Lfw2007 =
        "G. B. Huang, M. Ramesh, T. Berg, E. Learned-Miller. Labeled Faces in the Wild: A Database for Studying Face " +
        "Recognition in Unconstrained Environments. University of Massachusetts, Amherst, Technical Report 07-49, " +
        "2007.";

    private const string Funneling =
        " Funneled images: G. B. Huang, V. Jain, E. Learned-Miller. Unsupervised Joint Alignment of Complex Images. " +
        "ICCV 2007.";

    private const string NoMirror =
        "No mirror is known. Its MD5 is published (torchvision); this SHA-256 was taken from a copy that has it.";

    private static readonly ArchiveLimits Limits = new() { MaximumEntries = 25_000, MaximumBytes = 1_000_000_000 };

    /// <summary>LFW, funneled: 13,233 pictures of 5,749 people, and its protocol files.</summary>
    public static DataSource Lfw { get; } = new()
    {
        Name = "lfw",
        Title = "Labeled Faces in the Wild, funneled (aligned): 13,233 pictures of 5,749 people, 250 x 250 pixels",
        Terms = Terms,
        Citation = Lfw2007 + Funneling,
        Files =
        [
            Archive("lfw-funneled.tgz", 243_346_528, 5976015,
                "b47c8422c8cded889dc5a13418c4bc2abbda121092b3533a83306f90d900100a"),
            .. Protocol(),
        ],
    };

    /// <summary>LFW as the detector cut it, without alignment, and its protocol files.</summary>
    public static DataSource LfwOriginal { get; } = new()
    {
        Name = "lfw-original",
        Title = "Labeled Faces in the Wild, original (not aligned): 13,233 pictures of 5,749 people, 250 x 250 pixels",
        Terms = Terms,
        Citation = Lfw2007,
        Files =
        [
            Archive("lfw.tgz", 180_566_744, 5976018,
                "055f7d9c632d7370e6fb4afc7468d40f970c34a80d4c6f50ffec63f5a8d536c0"),
            .. Protocol(),
        ],
    };

    /// <summary>All known sources.</summary>
    public static IReadOnlyList<DataSource> All { get; } = [Lfw, LfwOriginal];

    private static DataFile[] Protocol() =>
    [
        File("pairsDevTrain.txt", 56_579, 5976012, "1d454dada7dfeca0e7eab6f65dc4e97a6312d44cf142207be28d688be92aabfa"),
        File("pairsDevTest.txt", 26_002, 5976009, "7cb06600ea8b2814ac26e946201cdb304296262aad67d046a16a7ec85d0ff87c"),
        File("pairs.txt", 155_335, 5976006, "ea42330c62c92989f9d7c03237ed5d591365e89b3e649747777b70e692dc1592"),
        Rebuilt(LfwPeopleFile.DevTrain, 66_403),
        Rebuilt(LfwPeopleFile.DevTest, 28_334),
        ByHand("people.txt", 94_770, "bc8fa2b7f25c895cf7efb6de4f4fc27ca8b8d1cfa63350ad8b96eae2b198d365"),
    ];

    private static DataFile File(string name, long bytes, int figshare, string sum) =>
        new()
        {
            Name = name, Bytes = bytes, Sha256 = sum,
            Mirrors = [new Uri($"https://ndownloader.figshare.com/files/{figshare}")]
        };

    private static DataFile Archive(string name, long bytes, int figshare, string sum) =>
        File(name, bytes, figshare, sum) with { Unpack = true, Limits = Limits };

    private static DataFile Rebuilt(LfwPeopleFile file, long bytes) => ByHand(file.Name, bytes, file.Sha256) with
    {
        Note = $"{NoMirror} Without a copy it is rebuilt from the pictures' folders.",
        Rebuild = file.Rebuild,
    };

    private static DataFile ByHand(string name, long bytes, string sum) =>
        new() { Name = name, Bytes = bytes, Sha256 = sum, Optional = true, Note = NoMirror };
}
