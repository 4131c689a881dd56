namespace FaceLab.Evaluation.Calibration;

/// <summary>Turns a cosine similarity into the probability that a pair is genuine.</summary>
/// <remarks>
/// The probability holds for the share of genuine pairs among those it was fitted on: half of them in LFW's
/// protocols, one in 361 over all its pairs.
/// </remarks>
public interface ISimilarityCalibration
{
    /// <summary>Returns the probability that a pair of this similarity is genuine, 0 to 1.</summary>
    /// <param name="cosineSimilarity">In [-1, 1].</param>
    /// <exception cref="ArgumentException">The similarity is not a number.</exception>
    double Probability(double cosineSimilarity);
}
