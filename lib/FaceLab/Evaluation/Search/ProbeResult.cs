namespace FaceLab.Evaluation.Search;

/// <summary>The outcome of one probe against a gallery.</summary>
/// <param name="Label">The true identity of the probe.</param>
/// <param name="BestLabel">The most similar identity.</param>
/// <param name="BestSimilarity">Cosine similarity to the most similar picture of <paramref name="BestLabel"/>.</param>
/// <param name="MateRank">The rank of the true identity, from 1; <see langword="null"/> if the gallery does not have
/// it.</param>
/// <param name="MateSimilarity">Cosine similarity to the most similar picture of the true identity; -infinity if there
/// is none.</param>
public readonly record struct ProbeResult(
    int Label, int BestLabel, float BestSimilarity, int? MateRank, float MateSimilarity);

/// <summary>An entry of the confusion matrix of identities.</summary>
/// <param name="Label">The true identity of the probes.</param>
/// <param name="Answer">Their most similar identity.</param>
/// <param name="Probes">The number of probes, at least 1.</param>
public readonly record struct IdentityConfusion(int Label, int Answer, int Probes);

/// <summary>Open-set identification at a threshold: strangers should be rejected.</summary>
/// <param name="Threshold">Cosine similarity from which the first answer is given.</param>
/// <param name="FalsePositives">Strangers who get an answer, of all probes whose identity the gallery lacks: the
/// FPIR.</param>
/// <param name="Identified">Probes whose own identity is the first answer, at the threshold or above, of all that the
/// gallery knows: the DIR.</param>
public sealed record OpenSetPoint(double Threshold, Proportion FalsePositives, Proportion Identified);
