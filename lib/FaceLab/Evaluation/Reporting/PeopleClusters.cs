using FaceLab.Evaluation.Clustering;

namespace FaceLab.Evaluation.Reporting;

/// <summary>The clusters of the judged people, cut at thresholds that other people chose.</summary>
/// <param name="Agreement">The agreement of all clusters with the people.</param>
/// <param name="Threshold">The threshold, the mean of two where the halves of the people choose for each other.</param>
/// <remarks>Where the halves choose for each other, each is clustered by itself.</remarks>
internal sealed record PeopleClusters(ClusterAgreement Agreement, double Threshold)
{
    /// <summary>Clusters the faces of a task; <see langword="null"/> where nobody chooses a threshold, or where it is
    /// so low that the clusters would not fit in memory.</summary>
    public static PeopleClusters? Of(FaceEmbeddings embeddings, EvaluationTask task,
        CancellationToken cancellationToken)
    {
        var (clusters, labels, thresholds) = (new List<int>(), new List<int>(), new List<double>());
        foreach (var (choosing, judged) in task.ClusterGroups().Where(group => group.Judged.Count > 0))
        {
            if ((task.Chosen is { } chosen ? chosen.Clusters : Threshold(choosing)) is not { } threshold
                || Clustered(judged, threshold) is not { } own)
                return null;
            var numbers = clusters.Count > 0 ? clusters.Max() + 1 : 0;
            clusters.AddRange(own.Select(cluster => numbers + cluster));
            labels.AddRange(judged.Select(row => task.Faces.Labels[row]));
            thresholds.Add(threshold);
        }
        return clusters.Count == 0 ? null
            : new PeopleClusters(ClusterAgreement.Between(clusters, labels), thresholds.Average());

        double? Threshold(IReadOnlyList<int> choosing)
        {
            var people = choosing.Select(row => task.Faces.Labels[row]).ToArray();
            if (!CanChoose(people))
                return null;
            using var rows = embeddings.Rows(choosing);
            return ClusterThreshold.BestBCubed(rows, people, cancellationToken);
        }

        int[]? Clustered(IReadOnlyList<int> judged, double threshold)
        {
            using var rows = embeddings.Rows(judged);
            try
            {
                return new AgglomerativeClustering(threshold).Cluster(rows, cancellationToken);
            }
            catch (InsufficientMemoryException)
            {
                return null;
            }
        }
    }

    /// <summary>Returns true if there are two people, and two faces of one of them.</summary>
    public static bool CanChoose(IReadOnlyCollection<int> labels) =>
        labels.Distinct().Count() is var people && people > 1 && people < labels.Count;
}
