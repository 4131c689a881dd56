namespace FaceLab.Evaluation.Clustering;

/// <summary>Which group each of N things belongs to, as groups become one (B. Galler, M. Fischer, 1964).</summary>
internal sealed class DisjointGroups(int count)
{
    private readonly int[] parents = [.. Enumerable.Range(0, count)];

    /// <summary>The thing that stands for a thing's group.</summary>
    public int Find(int thing)
    {
        // Each step halves the way for the next one (R. Tarjan, J. van Leeuwen, 1984).
        while (parents[thing] != thing)
            thing = parents[thing] = parents[parents[thing]];
        return thing;
    }

    /// <summary>Makes two groups one, for which the first one's thing stands.</summary>
    public void Join(int first, int second) => parents[Find(second)] = Find(first);
}
