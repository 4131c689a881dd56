using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The settings by which a model is judged.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The pairs.</summary>
    public EvaluationProtocol Protocol { get; init; } = EvaluationProtocol.Auto;

    /// <summary>The most genuine and as many impostor pairs where they are drawn, at least 10.</summary>
    public int PairsEach { get; init; } = 3000;

    /// <summary>Decides which.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The preparation of the faces; the model's own way if not given.</summary>
    public PreparationOptions? Preparation { get; init; }
}
