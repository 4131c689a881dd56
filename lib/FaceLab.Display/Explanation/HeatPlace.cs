namespace FaceLab.Display.Explanation;

/// <summary>Where a map is hottest, in words for those who do not see it.</summary>
internal static class HeatPlace
{
    /// <summary>Such as <c>hottest at the upper left</c>.</summary>
    /// <param name="heat">(size, size) values in 0..1.</param>
    /// <param name="size">Side in pixels.</param>
    public static string Describe(ReadOnlySpan<float> heat, int size)
    {
        var hottest = 0;
        for (var i = 1; i < heat.Length; i++)
            hottest = heat[i] > heat[hottest] ? i : hottest;
        if (!(heat[hottest] > 0))
            return "no heat anywhere";
        var row = Third(hottest / size, size, "upper", "middle", "lower");
        var column = Third(hottest % size, size, "left", "centre", "right");
        return (row, column) is ("middle", "centre") ? "hottest in the middle" : $"hottest at the {row} {column}";
    }

    private static string Third(int at, int size, string low, string middle, string high) => (3 * at / size) switch { 0 => low, 1 => middle, _ => high };
}
