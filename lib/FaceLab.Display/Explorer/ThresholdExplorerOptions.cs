using FaceLab.Evaluation;

namespace FaceLab.Display.Explorer;

/// <summary>A model with the similarities that it gives to the pairs of an explorer.</summary>
/// <param name="Name">Its name; plain, not HTML.</param>
/// <param name="Pairs">The pairs with their similarities, in the order of the explorer's pairs.</param>
/// <param name="ChosenThreshold">A cosine similarity that other pairs chose, for example those of the training people.
/// The explorer starts there and marks it; <see langword="null"/> for none.</param>
public sealed record ExploredModel(string Name, PairSimilarities Pairs, double? ChosenThreshold = null);

/// <summary>The options of a <see cref="ThresholdExplorer"/>.</summary>
public sealed record ThresholdExplorerOptions
{
    /// <summary>The largest number of pairs of each kind in the gallery: the impostor pairs of highest and the genuine
    /// pairs of lowest similarity, 0 or more.</summary>
    /// <remarks>At any threshold the pairs that are most confidently wrong are the first of these. Six times as many of
    /// each kind, spread evenly over the similarities, give the pairs that are wrong by little.</remarks>
    public int GalleryPairs { get; init; } = 12;

    /// <summary>The pairs that chose <see cref="ExploredModel.ChosenThreshold"/>, in words.</summary>
    public string ChosenOn { get; init; } = "other pairs";

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(GalleryPairs);
        ArgumentException.ThrowIfNullOrWhiteSpace(ChosenOn);
    }
}
