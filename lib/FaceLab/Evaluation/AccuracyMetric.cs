using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;

namespace FaceLab.Evaluation;

/// <summary>Verification accuracy on some pairs at the threshold that is best on other pairs.</summary>
/// <remarks>It is coarser than the area of <see cref="VerificationMetric"/>, which needs no threshold: n pairs have n +
/// 1 accuracies.</remarks>
public sealed class AccuracyMetric : IValidationMetric
{
    private readonly PreparedFaces faces;
    private readonly IReadOnlyList<FacePair> choosing, judged;

    /// <summary>Draws the pairs of both groups once.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="choosing">The people whose pairs choose the threshold; they may be training people.</param>
    /// <param name="judged">The people whose pairs are judged; they are in no training or reported pair.</param>
    /// <param name="pairsEach">The number of genuine and of impostor pairs; fewer if there are not enough.</param>
    /// <param name="seed">The seed of the draw.</param>
    /// <exception cref="ArgumentException">The two groups share a person, or one has no genuine or no impostor
    /// pair.</exception>
    public AccuracyMetric(PreparedFaces faces, FaceSet choosing, FaceSet judged, int pairsEach = 300, int seed = 1)
    {
        if (judged.Identities.FirstOrDefault(choosing.Contains) is { } shared)
            throw new ArgumentException(
                $"'{shared}' would choose the threshold and be judged by it: split by identity.", nameof(judged));
        this.faces = faces;
        this.choosing = faces.DrawPairs(choosing, pairsEach, seed);
        this.judged = faces.DrawPairs(judged, pairsEach, seed + 1);
        Name = $"accuracy, {this.judged.Count:N0} pairs of {judged.Name}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public double Measure(EmbeddingNetwork model) => VerificationAccuracy.Measure(
        chooseOn: PairSimilarities.Compare(model, faces, choosing),
        judge: PairSimilarities.Compare(model, faces, judged)).Accuracy;
}
