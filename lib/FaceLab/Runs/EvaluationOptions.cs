using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The options of an evaluation.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The protocol, which gives the pairs.</summary>
    public EvaluationProtocol Protocol { get; init; } = EvaluationProtocol.Auto;

    /// <summary>The largest number of genuine, and of impostor, pairs if they are drawn; at least
    /// <see cref="EvaluationTask.FewestPairs"/>.</summary>
    public int PairsEach { get; init; } = 3000;

    /// <summary>The seed of the draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The preparation of the faces; the model's own if not given.</summary>
    public PreparationOptions? Preparation { get; init; }

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">There are too few pairs.</exception>
    internal void Validate()
    {
        if (PairsEach < EvaluationTask.FewestPairs)
            throw new ArgumentException($"{PairsEach} pairs of each kind are too few to tell anything: give at least " +
                $"{EvaluationTask.FewestPairs} (--pairs).");
    }
}
