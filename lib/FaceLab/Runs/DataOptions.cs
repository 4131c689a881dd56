using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>Options of a run's data: which faces it sees.</summary>
public sealed record DataOptions
{
    /// <summary>The name that stands for rendered faces.</summary>
    public const string Synthetic = "synthetic";

    /// <summary>The set that <see cref="FaceSets.Open(string)"/> opens: a name such as "lfw", or a path; or
    /// <see cref="Synthetic"/>.</summary>
    /// <remarks>Of LFW only View 1's training people are taken, so that its tests stay tests.</remarks>
    public string Set { get; init; } = "lfw";

    /// <summary>The way in which pictures become faces of one size. Rendered faces only have its size.</summary>
    public PreparationOptions Preparation { get; init; } = new();

    /// <summary>The share of the people who are validation identities, never learned from, in (0, 1).</summary>
    /// <remarks>In SCUT-FBP5500, where each face is another person's, it is a share of the faces.</remarks>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>The seed that decides which people those are.</summary>
    public int SplitSeed { get; init; } = 1;

    /// <summary>The side of the faces that a run gets, in pixels.</summary>
    internal int StoredSize => Set == Synthetic ? Preparation.Size : Preparation.StoredSize;

    /// <summary>Gives a set its full path, where it is a path that is there; names stay names.</summary>
    /// <remarks>A name that is found in one of the places for sets stays one, whatever folder is here.</remarks>
    internal static string Rooted(string set)
    {
        if (set == Synthetic || string.IsNullOrWhiteSpace(set))
            return set;
        var path = Path.GetFullPath(set);
        return Path.Exists(path) && FaceSets.Find(set) == path ? Path.TrimEndingDirectorySeparator(path) : set;
    }

    /// <summary>Splits people into those to learn from and validation identities.</summary>
    /// <exception cref="ArgumentException">They are too few.</exception>
    internal (FaceSet Training, FaceSet Validation) Split(FaceSet people)
    {
        var (training, validation) = people.SplitByIdentity(ValidationShare, SplitSeed);
        return training.Identities.Count > 1 && validation.Identities.Count > 1 ? (training, validation)
            : throw new ArgumentException($"A validation share of {ValidationShare} " +
                $"leaves {training.Identities.Count:N0} people to learn from and {validation.Identities.Count:N0} " +
                $"validation identities, of {people.Identities.Count:N0}: both take at least 2.");
    }
}
