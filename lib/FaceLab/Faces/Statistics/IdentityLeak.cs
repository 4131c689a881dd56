using FaceLab.Data;

namespace FaceLab.Faces.Statistics;

/// <summary>The people and pictures that two sets share and should share nobody, as training and test people must
/// not.</summary>
/// <param name="First">Name of the one set.</param>
/// <param name="Second">Name of the other.</param>
/// <param name="Identities">People who stand on both sides, by name.</param>
/// <param name="Pictures">Pictures that are on both sides byte for byte, whatever the names; empty if contents were not
/// compared.</param>
public sealed record IdentityLeak(
    string First, string Second, IReadOnlyList<SharedIdentity> Identities, IReadOnlyList<SharedPicture> Pictures)
{
    private const int Shown = 10;

    /// <summary>True if the sets share nobody.</summary>
    public bool IsNone => Identities.Count == 0 && Pictures.Count == 0;

    /// <summary>Looks for people on both sides.</summary>
    /// <param name="first">A set, for example of training people.</param>
    /// <param name="second">Another, for example of test people.</param>
    /// <param name="options">What to compare beside exact names.</param>
    /// <param name="progress">Told the number of files compared by content, of both sets together.</param>
    /// <param name="cancellationToken">Stops the comparison of contents.</param>
    /// <exception cref="FaceDataException">Contents are to be compared and a file cannot be read: nobody could vouch
    /// for it.</exception>
    public static IdentityLeak Find(FaceSet first, FaceSet second, IdentityLeakOptions? options = null,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var pictures = options.SameContent
            ? SharedPicture.Between(first, second, options.Threads, progress, cancellationToken) : [];
        var identities = IdentityNames.Shared(first, second, options.AlikeNames);
        return new IdentityLeak(first.Name, second.Name, identities, pictures);
    }

    /// <summary>Fails if the sets share somebody.</summary>
    /// <param name="first">A set, for example of training people.</param>
    /// <param name="second">Another, for example of test people.</param>
    /// <exception cref="FaceDataException">They do; the message has the names.</exception>
    public static void Check(FaceSet first, FaceSet second)
    {
        var leak = Find(first, second);
        if (!leak.IsNone)
            throw new FaceDataException(leak.ToString());
    }

    /// <summary>Tells who is on both sides, in one line; the first ten of each kind by name.</summary>
    public override string ToString()
    {
        if (IsNone)
            return $"'{First}' and '{Second}' share nobody.";
        var parts = new List<string>();
        if (Identities.Count > 0)
            parts.Add($"{Identities.Count:N0} {(Identities.Count == 1 ? "person stands" : "people stand")} in both " +
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

/// <summary>The things that count as a leak beside names that are equal letter by letter.</summary>
public sealed record IdentityLeakOptions
{
    /// <summary>True if names count too that are equal after <see cref="IdentityNames.Normalize"/>.</summary>
    public bool AlikeNames { get; init; }

    /// <summary>True if pictures count too that are on both sides byte for byte: every file of both sets is
    /// hashed.</summary>
    public bool SameContent { get; init; }

    /// <summary>The number of threads that hash; all cores by default.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}

/// <summary>A picture that two sets share, byte for byte.</summary>
/// <param name="FirstPath">Where it is in the first set.</param>
/// <param name="FirstIdentity">Under whose name.</param>
/// <param name="SecondPath">Where it is in the second set.</param>
/// <param name="SecondIdentity">Under whose name.</param>
public sealed record SharedPicture(string FirstPath, string FirstIdentity, string SecondPath, string SecondIdentity)
{
    /// <summary>Compares all pictures of two sets; those that are no files by the name of their pixels.</summary>
    internal static IReadOnlyList<SharedPicture> Between(
        FaceSet first, FaceSet second, int threads, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var firstContents = Contents(first, threads, progress, cancellationToken, out var files);
        var further = progress is null ? null : new Further(progress, files);
        var inSecond = Contents(second, threads, further, cancellationToken, out _)
            .ToLookup(entry => entry.Content, entry => entry.Record, StringComparer.Ordinal);
        return [.. from entry in firstContents from other in inSecond[entry.Content]
                   select new SharedPicture(entry.Record.Path, entry.Record.Identity, other.Path, other.Identity)];
    }

    private static List<(string Content, FaceRecord Record)> Contents(
        FaceSet faces, int threads, IProgress<long>? progress, CancellationToken cancellationToken, out int files)
    {
        var survey = PictureSurvey.Run(faces, new() { Decode = false, Threads = threads }, progress, cancellationToken);
        files = survey.Pictures.Count;
        if (survey.Pictures.FirstOrDefault(picture => picture.Sha256 is null) is { } unread)
            throw new FaceDataException($"'{unread.Path}' of '{faces.Name}' cannot be compared: {unread.Reason}. " +
                "Restore it or take it out of the set.");
        var hashed = survey.Pictures.SelectMany(
            picture => picture.Records.Select(index => (picture.Sha256!, faces.Records[index])));
        return [.. hashed, .. faces.Records.Where(record => !record.IsFile).Select(record => (record.Path, record))];
    }

    private sealed class Further(IProgress<long> progress, long before) : IProgress<long>
    {
        public void Report(long value) => progress.Report(before + value);
    }
}
