using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The options of a run's data.</summary>
public sealed record DataOptions
{
    /// <summary>The name of the set of rendered faces.</summary>
    public const string Synthetic = "synthetic";

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
        var (training, validation) = people.SplitByIdentity(ValidationShare, SplitSeed);
        return training.Identities.Count > 1 && validation.Identities.Count > 1 ? (training, validation)
            : throw new ArgumentException($"A validation share of {ValidationShare} " +
                $"leaves {training.Identities.Count:N0} training people and {validation.Identities.Count:N0} " +
                $"validation identities, of {people.Identities.Count:N0}: both need at least 2.");
    }
}
