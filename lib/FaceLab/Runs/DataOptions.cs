using System.Globalization;
using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The options of a run's data.</summary>
public sealed record DataOptions
{
    /// <summary>The name of the set of rendered faces.</summary>
    public const string Synthetic = "synthetic";

    /// <summary>The fewest training people, and the fewest validation identities.</summary>
    private const int Fewest = 2;

    /// <summary>The set that <see cref="FaceSets.Open(string)"/> opens: a name such as "lfw", or a path; or
    /// <see cref="Synthetic"/>.</summary>
    /// <remarks>Of LFW only View 1's training people are taken, so that its test people stay unseen.</remarks>
    public string Set { get; init; } = "lfw";

    /// <summary>The preparation of the pictures. Rendered faces use its size only.</summary>
    public PreparationOptions Preparation { get; init; } = new();

    /// <summary>The share of the people who are validation identities, in (0, 1).</summary>
    /// <remarks>In SCUT-FBP5500, where each face is another person's, it is a share of the faces.</remarks>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>The seed of that split.</summary>
    public int SplitSeed { get; init; } = 1;

    /// <summary>The side of the faces that a run gets, in pixels.</summary>
    internal int StoredSize => Set == Synthetic ? Preparation.Size : Preparation.StoredSize;

    /// <summary>Returns the full path of a set that is an existing path; a name stays a name.</summary>
    /// <remarks>A name that is in one of the places for sets stays a name, even if this folder has it too.</remarks>
    internal static string Rooted(string set)
    {
        if (set == Synthetic || string.IsNullOrWhiteSpace(set))
            return set;
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(set));
        return Path.Exists(path) && FaceSets.Find(set) == path ? path : set;
    }

    /// <summary>Splits people into training people and validation identities.</summary>
    /// <exception cref="ArgumentException">There are too few people.</exception>
    internal (FaceSet Training, FaceSet Validation) Split(FaceSet people)
    {
        var (all, validation) = (people.Identities.Count, (int)Math.Round(ValidationShare * people.Identities.Count));
        // Written so that NaN fails too.
        if (!(ValidationShare > 0 && ValidationShare < 1) || validation < Fewest || all - validation < Fewest)
            throw new ArgumentException($"A validation share of {ValidationShare} leaves " +
                $"{Math.Max(0, all - validation):N0} training people and {Math.Max(0, validation):N0} validation " +
                $"identities, of {all:N0}: both need at least {Fewest}. {Remedy(all)}");
        return people.SplitByIdentity(ValidationShare, SplitSeed);
    }

    private static string Remedy(int all) => all < 2 * Fewest
        ? $"Add people: a set for training has at least {2 * Fewest}."
        : string.Create(CultureInfo.InvariantCulture, $"Give a larger or smaller share, such as {UsableShare(all)} " +
            $"(--validation-share, in a config data.validationShare), or add people.");

    /// <summary>Returns a share that gives two validation identities or a fifth of the people, in hundredths.</summary>
    private static double UsableShare(int all) => Math.Max(0.2, Math.Ceiling(100.0 * Fewest / all) / 100);
}
