namespace FaceLab.Evaluation.Explanation;

/// <summary>What is left of the similarity of pairs when a share of one of the two faces is masked: means over both and over the pairs.</summary>
/// <param name="Share">Share of the pixels that is masked, 0 to 1.</param>
/// <param name="Hottest">Cosine similarity with the hottest pixels masked.</param>
/// <param name="Random">With an area of the same size and shape at a random place.</param>
/// <param name="Coldest">With the coldest pixels masked.</param>
/// <param name="Advantage"><paramref name="Random"/> - <paramref name="Hottest"/>, pair by pair: above 0 if the heat finds what counts.</param>
/// <param name="AdvantageStandardError">Of <paramref name="Advantage"/> over the pairs; not a number for a single pair.</param>
public sealed record DeletionPoint(double Share, double Hottest, double Random, double Coldest, double Advantage, double AdvantageStandardError);
