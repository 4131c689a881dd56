namespace FaceLab.Evaluation.Clustering;

/// <summary>Two clusters that became one, each named by one of its faces.</summary>
/// <param name="First">A face of the one.</param>
/// <param name="Second">A face of the other.</param>
/// <param name="Similarity">How similar the two clusters were.</param>
internal readonly record struct ClusterMerge(int First, int Second, double Similarity);
