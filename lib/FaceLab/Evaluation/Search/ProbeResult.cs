namespace FaceLab.Evaluation.Search;

/// <summary>The outcome of one probe against a gallery.</summary>
/// <param name="Label">Who it is.</param>
/// <param name="BestLabel">Who it looks most like.</param>
/// <param name="BestSimilarity">Cosine similarity to the most alike picture of <paramref name="BestLabel"/>.</param>
/// <param name="MateRank">At which rank its own identity comes, from 1; <see langword="null"/> where the gallery does
/// not have it.</param>
/// <param name="MateSimilarity">Cosine similarity to the most alike picture of its own identity; -infinity where
/// there is none.</param>
public readonly record struct ProbeResult(
    int Label, int BestLabel, float BestSimilarity, int? MateRank, float MateSimilarity);

/// <summary>An entry of the confusion matrix of identities.</summary>
/// <param name="Label">Who the probes are.</param>
/// <param name="Answer">Whom they look most like.</param>
/// <param name="Probes">How many, at least 1.</param>
public readonly record struct IdentityConfusion(int Label, int Answer, int Probes);

/// <summary>Open-set identification at a threshold: strangers are to be turned away.</summary>
/// <param name="Threshold">Cosine similarity from which the first answer is given.</param>
/// <param name="FalsePositives">Strangers who get an answer, of all probes whose identity the gallery lacks: the
/// FPIR.</param>
/// <param name="Identified">Probes whose own identity is the first answer, at the threshold or above, of all that the
/// gallery knows: the DIR.</param>
public sealed record OpenSetPoint(double Threshold, Proportion FalsePositives, Proportion Identified);
