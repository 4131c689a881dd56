using FaceLab.Data;
using FaceLab.Data.Sets;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>Which faces a run sees, as settings.</summary>
public sealed record DataOptions
{
    /// <summary>The name that stands for rendered faces.</summary>
    public const string Synthetic = "synthetic";

    /// <summary>What <see cref="FaceSets.Open(string)"/> opens: a name such as "lfw", or a path; or <see cref="Synthetic"/>.</summary>
    /// <remarks>Of LFW only View 1's training people are taken, so that its tests stay tests.</remarks>
    public string Set { get; init; } = "lfw";

    /// <summary>How pictures become faces of one size. Rendered faces only have its size.</summary>
    public PreparationOptions Preparation { get; init; } = new();

    /// <summary>Share of the people who are watched and never learned from, in (0, 1).</summary>
    /// <remarks>Faces with scores are split so, too: in SCUT-FBP5500, where each is another person's, it is a share of the faces.</remarks>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>Decides which people those are.</summary>
    public int SplitSeed { get; init; } = 1;

    /// <summary>Side of the faces that a run gets, in pixels.</summary>
    internal int StoredSize => Set == Synthetic ? Preparation.Size : Preparation.StoredSize;

    /// <summary>The same with a full path, where <see cref="Set"/> is the path of a folder or file that is there; names stay names.</summary>
    /// <remarks>A name that is found in one of the places for sets stays one, even if there is a folder of that name here.</remarks>
    internal DataOptions Rooted() => this with { Set = Rooted(Set) };

    /// <summary>The same of a set alone.</summary>
    internal static string Rooted(string set)
    {
        if (set == Synthetic || string.IsNullOrWhiteSpace(set))
            return set;
        var path = Path.GetFullPath(set);
        return Path.Exists(path) && FaceSets.Find(set) == path ? Path.TrimEndingDirectorySeparator(path) : set;
    }

    /// <summary>Who is learned from, and who is watched.</summary>
    internal (FaceSet Training, FaceSet Validation) Split(FaceSet people) => people.SplitByIdentity(ValidationShare, SplitSeed);
}
