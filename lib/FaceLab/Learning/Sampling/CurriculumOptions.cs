namespace FaceLab.Learning.Sampling;

/// <summary>How the share of genuine pairs goes from easy to natural.</summary>
/// <remarks>
/// Share after t of T batches, with u = min(1, t / T): first^(1 - u) x last^u. It falls by the same factor in equal times, as the
/// two ends are often a factor of a hundred or more apart. The values are ours: no paper that we follow gives any.
/// </remarks>
public sealed record CurriculumOptions
{
    /// <summary>Share of genuine pairs at first, in (0, 1): half of each teaches both sides of the loss; <see langword="null"/> for the
    /// share among all pairs of the set.</summary>
    /// <remarks>With <see cref="LastShare"/> null, too, pairs come as the full enumeration has them from the first batch on.</remarks>
    public double? FirstShare { get; init; } = 0.5;

    /// <summary>Share at last, in (0, 1); <see langword="null"/> for the share among all pairs of the set.</summary>
    public double? LastShare { get; init; }

    /// <summary>T, batches from first to last, at least 1; the share stays at the last one afterwards.</summary>
    public int Batches { get; init; } = 1000;

    internal void Validate()
    {
        Check(FirstShare, nameof(FirstShare));
        Check(LastShare, nameof(LastShare));
        ArgumentOutOfRangeException.ThrowIfLessThan(Batches, 1);

        static void Check(double? share, string name)
        {
            if (share is not (null or (> 0 and < 1)))
                throw new ArgumentOutOfRangeException(name, share, $"{name} is {share}: give a share of genuine pairs between 0 and 1.");
        }
    }
}
