using FaceLab.Data;
using FaceLab.Evaluation.Clustering;
using FaceLab.Faces;

namespace FaceLab.Evaluation.Reporting;

/// <summary>Thresholds that were chosen elsewhere, for a task whose people choose none.</summary>
/// <param name="Pairs">The cosine similarity from which a pair is accepted.</param>
/// <param name="Clusters">The threshold of clusters; <see langword="null"/> for no clusters.</param>
/// <param name="From">The origin, in words.</param>
public sealed record ChosenThresholds(double Pairs, double? Clusters, string From)
{
    /// <summary>Chooses both thresholds on the pairs and faces that another task judges.</summary>
    /// <param name="model">The model.</param>
    /// <param name="faces">The pixels of the other task.</param>
    /// <param name="other">The other task, in rows of <paramref name="faces"/>.</param>
    /// <param name="judged">The set whose people will be judged: nobody of that name chooses.</param>
    /// <exception cref="FaceDataException">The other people have no genuine or no impostor pair.</exception>
    public static ChosenThresholds On(IFaceEmbedder model, PreparedFaces faces, EvaluationTask other, FaceSet judged)
    {
        bool IsOther(int row) => !judged.Contains(other.Faces.Records[row].Identity);
        FacePair[] pairs = [.. other.Folds.SelectMany(fold => fold)
            .Where(pair => IsOther(pair.First) && IsOther(pair.Second))];
        if (pairs.All(pair => pair.Genuine) || !pairs.Any(pair => pair.Genuine))
            throw new FaceDataException($"'{other.Faces.Name}' cannot choose the threshold: without the people who " +
                "are judged it has no genuine or no impostor pair. Name another set.");
        int[] people = [.. other.TestFaces.Where(IsOther)];
        using var embeddings = FaceEmbeddings.Of(model, faces,
            [.. pairs.SelectMany(pair => (int[])[pair.First, pair.Second]), .. people]);
        var labels = people.Select(row => other.Faces.Labels[row]).ToArray();
        using var rows = embeddings.Rows(people);
        return new ChosenThresholds(VerificationAccuracy.BestThreshold(embeddings.Compare(pairs)),
            PeopleClusters.CanChoose(labels) ? ClusterThreshold.BestBCubed(rows, labels) : null, other.Name);
    }
}
