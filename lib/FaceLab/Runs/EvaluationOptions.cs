using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>Options of an evaluation.</summary>
/// <param name="Protocol">The pairs.</param>
/// <param name="PairsEach">The most genuine and as many impostor pairs where they are drawn, at least 10.</param>
/// <param name="Seed">The seed of those drawn.</param>
/// <param name="Preparation">The way in which pictures become faces; the model's own if not given.</param>
public sealed record EvaluationOptions(EvaluationProtocol Protocol = EvaluationProtocol.Auto, int PairsEach = 3000,
    int Seed = 1, PreparationOptions? Preparation = null);
