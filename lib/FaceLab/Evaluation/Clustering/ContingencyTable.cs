namespace FaceLab.Evaluation.Clustering;

/// <summary>How many faces of each person are in each cluster, without the zeros.</summary>
internal sealed class ContingencyTable
{
    /// <summary>Counts.</summary>
    /// <param name="clusters">N cluster numbers; each negative one is a cluster of its own.</param>
    /// <param name="labels">N labels.</param>
    public ContingencyTable(IReadOnlyList<int> clusters, IReadOnlyList<int> labels)
    {
        var identities = ClusterNumbers.InOrder(labels);
        var singles = clusters.Where(cluster => cluster >= 0).DefaultIfEmpty(-1).Max() + 1L;
        var own = ClusterNumbers.InOrder(clusters.Select(cluster => cluster >= 0 ? cluster : singles++));
        Cells = [.. own.Zip(identities).CountBy(pair => pair).Select(cell => new Cell(cell.Key.First, cell.Key.Second, cell.Value))];
        ClusterSizes = Sizes(own);
        IdentitySizes = Sizes(identities);
    }

    /// <summary>Cells with at least one face.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>Faces of each cluster.</summary>
    public IReadOnlyList<int> ClusterSizes { get; }

    /// <summary>Faces of each person.</summary>
    public IReadOnlyList<int> IdentitySizes { get; }

    private static int[] Sizes(int[] numbers)
    {
        var sizes = new int[numbers.Max() + 1];
        foreach (var number in numbers)
            sizes[number]++;
        return sizes;
    }

    /// <summary>Faces that a cluster and a person share.</summary>
    internal readonly record struct Cell(int Cluster, int Identity, int Faces);
}
