using FaceLab.Data;
using FaceLab.Imaging;

namespace FaceLab.Training.Runs;

/// <summary>Which faces a run sees, as settings.</summary>
public sealed record DataRecipe
{
    /// <summary>The name that stands for rendered faces.</summary>
    public const string Synthetic = "synthetic";

    /// <summary>What <see cref="Data.FaceSets.Open(string)"/> opens: a name such as "lfw", or a path; or <see cref="Synthetic"/>.</summary>
    /// <remarks>Of LFW only View 1's training people are taken, so that its tests stay tests.</remarks>
    public string Set { get; init; } = "lfw";

    /// <summary>How pictures become faces of one size. Rendered faces only have its size.</summary>
    public PreparationRecipe Preparation { get; init; } = new();

    /// <summary>Share of the people who are watched and never learned from, in (0, 1).</summary>
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>Decides which people those are.</summary>
    public int SplitSeed { get; init; } = 1;

    /// <summary>Who is learned from, and who is watched.</summary>
    internal (FaceSet Training, FaceSet Validation) Split(FaceSet people) => people.SplitByIdentity(ValidationShare, SplitSeed);
}
