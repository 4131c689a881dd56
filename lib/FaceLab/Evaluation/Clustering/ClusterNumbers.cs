namespace FaceLab.Evaluation.Clustering;

internal static class ClusterNumbers
{
    /// <summary>Numbers clusters 0, 1 and so on in the order in which they first appear.</summary>
    public static int[] InOrder<T>(IEnumerable<T> names) where T : notnull
    {
        var numbers = new Dictionary<T, int>();
        return [.. names.Select(name =>
            numbers.TryGetValue(name, out var number) ? number : numbers[name] = numbers.Count)];
    }
}
