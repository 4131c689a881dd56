using FaceLab.Data;
using FaceLab.Faces;
using FaceLab.Learning;
using FaceLab.Networks;

namespace FaceLab.Evaluation;

/// <summary>Verification accuracy on some pairs at the threshold that suits others best: a share that people can
/// picture.</summary>
/// <remarks>
/// Coarser than the area of <see cref="VerificationMetric"/>, which needs no threshold: n pairs know n + 1 accuracies
/// only.
/// </remarks>
public sealed class AccuracyMetric : IValidationMetric
{
    private readonly PreparedFaces faces;
    private readonly IReadOnlyList<FacePair> choosing, judged;

    /// <summary>A metric over pairs of some people, drawn once, at the threshold of pairs of others.</summary>
    /// <param name="faces">The pixels.</param>
    /// <param name="choosing">Whose pairs choose the threshold; training people will do.</param>
    /// <param name="judged">Whose pairs are judged; people whom training never sees, and who are in no reported
    /// pair.</param>
    /// <param name="pairsEach">Genuine pairs, and as many impostor pairs; fewer where there are not so many.</param>
    /// <param name="seed">Decides which.</param>
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
