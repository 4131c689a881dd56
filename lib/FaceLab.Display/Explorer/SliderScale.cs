namespace FaceLab.Display.Explorer;

/// <summary>The thresholds that a slider can take: low / perUnit, (low + 1) / perUnit ... high / perUnit.</summary>
/// <param name="Low">The first; all pairs are accepted there.</param>
/// <param name="High">The last; no pair is accepted there.</param>
/// <param name="PerUnit">Positions in one unit of cosine similarity.</param>
/// <remarks>Quotients of whole numbers: the same doubles in the page and in .NET, and such that print short, like 0.455.</remarks>
internal sealed record SliderScale(long Low, long High, long PerUnit)
{
    private const int FewestPositions = 200;

    /// <summary>200 to 500 positions that span the similarities.</summary>
    /// <param name="lowest">The lowest similarity.</param>
    /// <param name="highest">The highest similarity.</param>
    public static SliderScale Over(float lowest, float highest)
    {
        // A model that has collapsed gives similarities that are all equal.
        var range = Math.Max((double)highest - lowest, 1e-5);
        var perUnit = Steps().First(step => step * range >= FewestPositions);
        return new SliderScale((long)Math.Floor(lowest * (double)perUnit), (long)Math.Floor(highest * (double)perUnit) + 1, perUnit);
    }

    private static IEnumerable<long> Steps()
    {
        for (var decade = 100L; ; decade *= 10)
        {
            yield return decade;
            yield return 2 * decade;
            yield return 5 * decade;
        }
    }
}
