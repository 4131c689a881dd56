using FaceLab.Data;

namespace FaceLab.Faces.Statistics;

/// <summary>What two sets share that should share nobody, as training and test people must not.</summary>
/// <param name="First">Name of the one set.</param>
/// <param name="Second">Name of the other.</param>
/// <param name="Identities">People who stand on both sides, by name.</param>
/// <param name="Pictures">Pictures that are on both sides byte for byte, whatever the names; empty if contents were not compared.</param>
public sealed record IdentityLeak(
    string First, string Second, IReadOnlyList<SharedIdentity> Identities, IReadOnlyList<SharedPicture> Pictures)
{
    private const int Shown = 10;

    /// <summary>Whether the sets share nobody.</summary>
    public bool IsNone => Identities.Count == 0 && Pictures.Count == 0;

    /// <summary>Looks for people on both sides.</summary>
    /// <param name="first">A set, for example of training people.</param>
    /// <param name="second">Another, for example of test people.</param>
    /// <param name="options">What to compare beside exact names.</param>
    /// <param name="progress">Told the number of files compared by content, of both sets together.</param>
    /// <param name="cancellationToken">Stops the comparison of contents.</param>
    /// <exception cref="FaceDataException">Contents are to be compared and a file cannot be read: nobody could vouch for it.</exception>
    public static IdentityLeak Find(FaceSet first, FaceSet second, IdentityLeakOptions? options = null,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        options ??= new();
        return new IdentityLeak(first.Name, second.Name, IdentityNames.Shared(first, second, options.AlikeNames),
            options.SameContent ? SharedPicture.Between(first, second, options.Threads, progress, cancellationToken) : []);
    }

    /// <summary>Fails if the sets share somebody.</summary>
    /// <param name="first">A set, for example of training people.</param>
    /// <param name="second">Another, for example of test people.</param>
    /// <param name="options">What to compare beside exact names.</param>
    /// <param name="progress">Told the number of files compared by content, of both sets together.</param>
    /// <param name="cancellationToken">Stops the comparison of contents.</param>
    /// <exception cref="FaceDataException">They do; the message has the names. Or a file cannot be read.</exception>
    public static void Check(FaceSet first, FaceSet second, IdentityLeakOptions? options = null,
        IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var leak = Find(first, second, options, progress, cancellationToken);
        if (!leak.IsNone)
            throw new FaceDataException(leak.ToString());
    }

    /// <summary>Who is on both sides, in one line; the first ten of each kind by name.</summary>
    public override string ToString()
    {
        if (IsNone)
            return $"'{First}' and '{Second}' share nobody.";
        var parts = new List<string>();
        if (Identities.Count > 0)
            parts.Add($"{Identities.Count:N0} {(Identities.Count == 1 ? "person stands" : "people stand")} in both '{First}' and '{Second}': " +
                List(Identities, shared => shared.IsExact ? $"'{shared.First}'" : $"'{shared.First}' as '{shared.Second}'"));
        if (Pictures.Count > 0)
            parts.Add($"{Pictures.Count:N0} {(Pictures.Count == 1 ? "picture is" : "pictures are")} in both by content: " +
                List(Pictures, shared => $"'{shared.FirstPath}' ({shared.FirstIdentity}) and '{shared.SecondPath}' ({shared.SecondIdentity})"));
        return string.Join(" ", parts) + " A result on one would not be a test of the other: split by identity, or drop them from one side.";
    }

    private static string List<T>(IReadOnlyList<T> shared, Func<T, string> text) =>
        string.Join(", ", shared.Take(Shown).Select(text)) + (shared.Count > Shown ? $" and {shared.Count - Shown:N0} more." : ".");
}

/// <summary>What counts as a leak beside names that are equal letter by letter.</summary>
public sealed record IdentityLeakOptions
{
    /// <summary>Names that are equal after <see cref="IdentityNames.Normalize"/> count too.</summary>
    public bool AlikeNames { get; init; }

    /// <summary>Pictures that are on both sides byte for byte count too: every file of both sets is hashed.</summary>
    public bool SameContent { get; init; }

    /// <summary>Threads that hash; all cores by default.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
