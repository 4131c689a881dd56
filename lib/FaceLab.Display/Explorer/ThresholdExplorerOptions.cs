using FaceLab.Evaluation;

namespace FaceLab.Display.Explorer;

/// <summary>What a <see cref="ThresholdExplorer"/> shows.</summary>
public sealed record ThresholdExplorerOptions
{
    /// <summary>Pairs of each kind in the gallery, at most, 0 or more: the impostor pairs of highest and the genuine pairs of lowest similarity.</summary>
    /// <remarks>At any threshold the pairs that are most confidently wrong are the first of these, as far as they reach: no other pair is needed.</remarks>
    public int GalleryPairs { get; init; } = 12;

    /// <summary>Which pairs chose <see cref="ExploredModel.ChosenThreshold"/>, for people.</summary>
    public string ChosenOn { get; init; } = "other pairs";

    /// <summary>Confidence of the intervals, between 0 and 1: <see cref="Proportion.ClopperPearson"/>.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(GalleryPairs);
        ArgumentException.ThrowIfNullOrWhiteSpace(ChosenOn);
        // Written so that NaN fails too.
        if (!(Confidence > 0 && Confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(Confidence), Confidence, "A confidence lies between 0 and 1, both excluded: 0.95 is usual.");
    }
}
