using FaceLab.Data;

namespace FaceLab.Faces.Statistics;

/// <summary>The people and pictures that two sets share and should not, such as those for training and test.</summary>
/// <param name="First">The name of the first set.</param>
/// <param name="Second">The name of the second set.</param>
/// <param name="Identities">The people in both sets, by name.</param>
/// <param name="Pictures">The pictures in both sets, equal byte for byte; empty if contents were not compared.</param>
public sealed record IdentityLeak(
    string First, string Second, IReadOnlyList<SharedIdentity> Identities, IReadOnlyList<SharedPicture> Pictures)
{
    private const int Shown = 10;

    /// <summary>True if the pictures were compared by content, not only the names.</summary>
    public bool ContentCompared { get; init; }

    /// <summary>True if the sets share no person and no picture.</summary>
    public bool IsNone => Identities.Count == 0 && Pictures.Count == 0;

    /// <summary>Finds the people and pictures in both sets.</summary>
    /// <param name="first">A set, for example of training people.</param>
    /// <param name="second">Another, for example of test people.</param>
    /// <param name="options">The comparisons beside names that look the same; none if null.</param>
    /// <param name="progress">Gets the number of files compared by content, of both sets together.</param>
    /// <param name="cancellationToken">Stops the comparison of contents.</param>
    /// <exception cref="FaceDataException">Contents are to be compared, but a file cannot be read.</exception>
    public static IdentityLeak Find(FaceSet first, FaceSet second, IdentityLeakOptions? options = null,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var pictures = options.SameContent
            ? SharedPicture.Between(first, second, options.Threads, progress, cancellationToken) : [];
        var identities = IdentityNames.Shared(first, second, options.AlikeNames);
        return new IdentityLeak(first.Name, second.Name, identities, pictures)
        {
            ContentCompared = options.SameContent,
        };
    }

    /// <summary>Fails if the sets share a person.</summary>
    /// <param name="first">A set, for example of training people.</param>
    /// <param name="second">Another, for example of test people.</param>
    /// <exception cref="FaceDataException">The sets share a person; the message has the names.</exception>
    public static void Check(FaceSet first, FaceSet second)
    {
        var leak = Find(first, second);
        if (!leak.IsNone)
            throw new FaceDataException(leak.ToString());
    }

    /// <summary>Returns the people and pictures in both sets in one line, the first ten of each kind by name.</summary>
    public override string ToString()
    {
        if (IsNone)
            return ContentCompared ? $"'{First}' and '{Second}' share no name and no picture."
                : $"'{First}' and '{Second}' share no name. Only names were compared: people may be in both under " +
                    "other names; --content compares the pictures too.";
        var parts = new List<string>();
        if (Identities.Count > 0)
            parts.Add($"{Identities.Count:N0} {(Identities.Count == 1 ? "person is" : "people are")} in both " +
                $"'{First}' and '{Second}': " +
                List(Identities, one => one.IsExact ? $"'{one.First}'" : $"'{one.First}' as '{one.Second}'"));
        if (Pictures.Count > 0)
            parts.Add($"{Pictures.Count:N0} {(Pictures.Count == 1 ? "picture is" : "pictures are")} " +
                "in both by content: " + List(Pictures, one =>
                $"'{one.FirstPath}' ({one.FirstIdentity}) and '{one.SecondPath}' ({one.SecondIdentity})"));
        return string.Join(" ", parts) +
            " A result on one would not be a test of the other: split by identity, or drop them from one side.";
    }

    private static string List<T>(IReadOnlyList<T> shared, Func<T, string> text) =>
        string.Join(", ", shared.Take(Shown).Select(text)) +
        (shared.Count > Shown ? $" and {shared.Count - Shown:N0} more." : ".");
}

/// <summary>The options of <see cref="IdentityLeak"/>: comparisons beside names that are equal by their
/// looks.</summary>
public sealed record IdentityLeakOptions
{
    /// <summary>True to count also names that are equal after <see cref="IdentityNames.Normalize"/>.</summary>
    public bool AlikeNames { get; init; }

    /// <summary>True to count also pictures that are equal byte for byte; every file is then hashed.</summary>
    public bool SameContent { get; init; }

    /// <summary>The number of threads that hash; all cores by default.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>A picture that two sets share, byte for byte.</summary>
/// <param name="FirstPath">The path in the first set.</param>
/// <param name="FirstIdentity">The identity in the first set.</param>
/// <param name="SecondPath">The path in the second set.</param>
/// <param name="SecondIdentity">The identity in the second set.</param>
public sealed record SharedPicture(string FirstPath, string FirstIdentity, string SecondPath, string SecondIdentity)
{
    /// <summary>Compares all pictures of two sets. Pictures that are not files are compared by their paths.</summary>
    internal static IReadOnlyList<SharedPicture> Between(
        FaceSet first, FaceSet second, int threads, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var both = new FaceSet($"{first.Name} and {second.Name}", first.Records.Concat(second.Records));
        var options = new PictureSurveyOptions { Decode = false, Threads = threads };
        var survey = PictureSurvey.Run(both, options, progress, cancellationToken);
        if (survey.Pictures.FirstOrDefault(picture => picture.Sha256 is null) is { } unread)
            throw new FaceDataException($"'{unread.Path}' of '{both.Name}' cannot be compared: {unread.Reason}. " +
                "Restore it or take it out of the set.");
        var contents = survey.Pictures.ToDictionary(picture => picture.Path, picture => picture.Sha256!);
        var inSecond = second.Records.ToLookup(ContentOf, StringComparer.Ordinal);
        return [.. from one in first.Records from other in inSecond[ContentOf(one)]
                   select new SharedPicture(one.Path, one.Identity, other.Path, other.Identity)];

        string ContentOf(FaceRecord face) => contents.GetValueOrDefault(face.Path, face.Path);
    }
}
