namespace FaceLab.Evaluation;

/// <summary>Corrects the p-values of several tests for their number: the chance of any false positive stays at the
/// level.</summary>
/// <remarks>It assumes nothing of how the tests depend on each other. Source: S. Holm, "A simple sequentially rejective
/// multiple test procedure", Scandinavian Journal of Statistics 6, 1979.</remarks>
public static class HolmCorrection
{
    /// <summary>Adjusts p-values, to be compared with the level itself.</summary>
    /// <param name="pValues">One p-value of each test, in [0, 1].</param>
    /// <returns>In the same order: the i-th smallest of n times n - i, counted from 0, never below that of a smaller
    /// one, at most 1.</returns>
    /// <exception cref="ArgumentException">A value is not in [0, 1].</exception>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> pValues)
    {
        var adjusted = new double[pValues.Count];
        var (largest, remaining) = (0.0, pValues.Count);
        foreach (var i in Enumerable.Range(0, pValues.Count).OrderBy(i => pValues[i]))
        {
            if (!(pValues[i] is >= 0 and <= 1))
                throw new ArgumentException($"p-value {i} is {pValues[i]}: give numbers from 0 to 1.", nameof(pValues));
            largest = Math.Max(largest, Math.Min(1, pValues[i] * remaining--));
            adjusted[i] = largest;
        }
        return adjusted;
    }
}
