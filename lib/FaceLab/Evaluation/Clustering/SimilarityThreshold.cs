namespace FaceLab.Evaluation.Clustering;

/// <summary>The threshold of a clustering, with room for the rounding of cosines.</summary>
internal static class SimilarityThreshold
{
    /// <summary>More than the error of a product of float32 rows of length 1, and of the mean of thousands.</summary>
    public const double Rounding = 1e-5;

    /// <summary>Returns the threshold, but at most 1 - <see cref="Rounding"/>: the cosine of exact copies may be
    /// computed a little below 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not in [-1, 1].</exception>
    public static double Of(double threshold) => threshold is >= -1 and <= 1 ? Math.Min(threshold, 1 - Rounding)
        : throw new ArgumentOutOfRangeException(
            nameof(threshold), threshold, "A threshold of similarity is a cosine, from -1 to 1.");
}
