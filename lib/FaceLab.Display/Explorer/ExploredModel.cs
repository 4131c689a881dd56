using FaceLab.Evaluation;

namespace FaceLab.Display.Explorer;

/// <summary>A model with the pairs that it scored.</summary>
/// <param name="Name">What to call it; plain, not HTML.</param>
/// <param name="Scored">The pairs as it scores them, in the order of the explorer's pairs.</param>
/// <param name="ChosenThreshold">A cosine similarity that other pairs chose, for example those of the training people: where the explorer
/// starts, and a mark in its pictures; <see langword="null"/> for none.</param>
public sealed record ExploredModel(string Name, PairSimilarities Scored, double? ChosenThreshold = null);
