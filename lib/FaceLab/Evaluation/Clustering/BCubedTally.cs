namespace FaceLab.Evaluation.Clustering;

/// <summary>Keeps BCubed precision and recall while clusters are merged; at first each face is a cluster.</summary>
/// <remarks>The definitions are those of <see cref="ClusterAgreement"/>. A merge costs the number of people in the
/// cluster with fewer of them.</remarks>
internal sealed class BCubedTally
{
    private readonly int[] parents, sizes;
    private readonly Dictionary<int, int>[] people;     // of each cluster: the number of faces of each person
    private readonly long[] squares;                    // of each cluster: the sum of the squares of those numbers
    private readonly Dictionary<int, int> facesOf;
    private double precision, recall;

    public BCubedTally(IReadOnlyList<int> labels)
    {
        parents = [.. Enumerable.Range(0, labels.Count)];
        (sizes, squares) = (new int[labels.Count], new long[labels.Count]);
        Array.Fill(sizes, 1);
        Array.Fill(squares, 1);
        people = [.. labels.Select(label => new Dictionary<int, int> { [label] = 1 })];
        facesOf = labels.CountBy(label => label).ToDictionary();
        (precision, recall) = (labels.Count, facesOf.Count);
    }

    /// <summary>The harmonic mean of BCubed precision and recall.</summary>
    public double F => 2 * precision * recall / (precision + recall) / parents.Length;

    /// <summary>Merges the clusters of two faces.</summary>
    public void Merge(int first, int second)
    {
        var (into, from) = (Find(first), Find(second));
        if (into == from)
            return;
        if (people[into].Count < people[from].Count)
            (into, from) = (from, into);
        precision -= Purity(into) + Purity(from);
        squares[into] += squares[from];
        foreach (var (person, count) in people[from])
        {
            var own = people[into].GetValueOrDefault(person);
            people[into][person] = own + count;
            squares[into] += 2L * own * count;
            recall += 2.0 * own * count / facesOf[person];
        }
        (parents[from], people[from]) = (into, []);
        sizes[into] += sizes[from];
        precision += Purity(into);
    }

    private double Purity(int cluster) => (double)squares[cluster] / sizes[cluster];

    private int Find(int face)
    {
        while (parents[face] != face)
            face = parents[face] = parents[parents[face]];
        return face;
    }
}
