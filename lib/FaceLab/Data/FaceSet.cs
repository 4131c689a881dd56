namespace FaceLab.Data;

/// <summary>A list of faces with their identities as integer labels. Samplers and protocols work on it.</summary>
/// <remarks>Immutable. Labels are 0 .. P-1 in order of first appearance; index i of a record is its row everywhere.
/// Names that look the same are one person: letters composed or not, case and surrounding blanks do not count, accents
/// do. The person has the first of the spellings.</remarks>
public sealed class FaceSet
{
    private readonly Dictionary<string, int> labelOf = new(IdentityComparer.Instance);
    private readonly Dictionary<int, List<string>> otherSpellings = [];
    private readonly List<int>[] imagesOf;

    /// <summary>Makes a set from records, kept in the order given.</summary>
    /// <param name="name">The set's name in messages, tables and charts.</param>
    /// <param name="records">The faces.</param>
    /// <exception cref="FaceDataException">There is no record.</exception>
    public FaceSet(string name, IEnumerable<FaceRecord> records)
    {
        Name = name;
        FaceRecord[] all = [.. records];
        if (all.Length == 0)
            throw new FaceDataException($"The face set '{name}' is empty: give at least one image.");

        var identities = new List<string>();
        var labels = new int[all.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            var identity = all[i].Identity;
            if (!labelOf.TryGetValue(identity, out labels[i]))
            {
                labelOf[identity] = labels[i] = identities.Count;
                identities.Add(identity);
            }
            else if (identity != identities[labels[i]])
            {
                NoteSpelling(labels[i], identity);
                all[i] = all[i] with { Identity = identities[labels[i]] };
            }
        }
        Records = all;
        Identities = identities;
        Labels = labels;
        imagesOf = [.. identities.Select(_ => new List<int>())];
        for (var i = 0; i < labels.Length; i++)
            imagesOf[labels[i]].Add(i);
    }

    /// <summary>The set's name.</summary>
    public string Name { get; }

    /// <summary>The faces, in order.</summary>
    public IReadOnlyList<FaceRecord> Records { get; }

    /// <summary>The names of the P people; the index is the label.</summary>
    public IReadOnlyList<string> Identities { get; }

    /// <summary>The label of each record, 0 .. P-1.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>The number of images.</summary>
    public int Count => Records.Count;

    /// <summary>Returns the indices of the images of one identity, in order.</summary>
    /// <param name="label">The identity's label, 0 .. P-1.</param>
    public IReadOnlyList<int> ImagesOf(int label) => imagesOf[label];

    /// <summary>Returns true if a person is in the set, under any spelling that looks the same.</summary>
    public bool Contains(string identity) => labelOf.ContainsKey(identity);

    /// <summary>Returns the label of a person; <see langword="null"/> for a stranger.</summary>
    internal int? LabelOf(string identity) => labelOf.TryGetValue(identity, out var label) ? label : null;

    /// <summary>Returns the spellings of a person's name that the records had, the first one first.</summary>
    internal IReadOnlyList<string> SpellingsOf(int label) =>
        [Identities[label], .. otherSpellings.GetValueOrDefault(label) ?? []];

    /// <summary>Returns the images of some of the people as a new set with new labels and indices.</summary>
    /// <param name="name">The name of the new set.</param>
    /// <param name="identities">The people to keep.</param>
    /// <exception cref="FaceDataException">One of the people is not in this set.</exception>
    public FaceSet OfIdentities(string name, IEnumerable<string> identities)
    {
        var kept = new HashSet<string>(identities, IdentityComparer.Instance);
        var stranger = kept.FirstOrDefault(identity => !Contains(identity));
        if (stranger is not null)
            throw new FaceDataException($"'{stranger}' is not among the {Identities.Count:N0} people of '{Name}'. " +
                "Check the spelling, or whether list and images belong to one release of the set.");
        return new FaceSet(name, Records.Where(record => kept.Contains(record.Identity)));
    }

    /// <summary>Splits the people, never the images of one person, into two sets.</summary>
    /// <param name="secondShare">Share of the people that goes to the second set, between 0 and 1.</param>
    /// <param name="seed">The same seed gives the same split.</param>
    /// <returns>Two sets that have no identity in common; each has at least one.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="secondShare"/> leaves one side empty.</exception>
    public (FaceSet First, FaceSet Second) SplitByIdentity(double secondShare, int seed)
    {
        var inSecond = (int)Math.Round(secondShare * Identities.Count);
        if (double.IsNaN(secondShare) || inSecond < 1 || inSecond >= Identities.Count)
            throw new ArgumentOutOfRangeException(nameof(secondShare), secondShare,
                $"A share of {secondShare} of {Identities.Count} people leaves one side empty.");
        var shuffled = Identities.ToArray();
        new Random(seed).Shuffle(shuffled);
        return (OfIdentities($"{Name} (first)", shuffled[inSecond..]),
            OfIdentities($"{Name} (second)", shuffled[..inSecond]));
    }

    /// <summary>Splits the people, never the images of one person, into training, validation and test people.</summary>
    /// <param name="validationShare">Share of the people to choose settings on, between 0 and 1.</param>
    /// <param name="testShare">Share of the people to report on, between 0 and 1.</param>
    /// <param name="seed">The same seed gives the same split.</param>
    /// <returns>Three sets of which no two have an identity in common; each has at least one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The shares leave one of the three empty.</exception>
    public IdentitySplit SplitByIdentity(double validationShare, double testShare, int seed)
    {
        var (validation, test) =
            (Math.Round(validationShare * Identities.Count), Math.Round(testShare * Identities.Count));
        // Written so that NaN fails too.
        if (!(validation >= 1 && test >= 1 && validation + test < Identities.Count))
            throw new ArgumentOutOfRangeException(nameof(testShare), testShare,
                $"Shares of {validationShare} and {testShare} of {Identities.Count} people leave training, " +
                "validation or test without anyone.");
        var shuffled = Identities.ToArray();
        new Random(seed).Shuffle(shuffled);
        var (endOfTest, endOfValidation) = ((int)test, (int)(test + validation));
        return new IdentitySplit(
            OfIdentities($"{Name} (training)", shuffled[endOfValidation..]),
            OfIdentities($"{Name} (validation)", shuffled[endOfTest..endOfValidation]),
            OfIdentities($"{Name} (test)", shuffled[..endOfTest]));
    }

    private void NoteSpelling(int label, string identity)
    {
        if (!otherSpellings.TryGetValue(label, out var spellings))
            otherSpellings[label] = spellings = [];
        if (!spellings.Contains(identity))
            spellings.Add(identity);
    }
}
