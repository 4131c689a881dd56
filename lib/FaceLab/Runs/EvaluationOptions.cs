using FaceLab.Evaluation.Reporting;
using FaceLab.Faces;

namespace FaceLab.Runs;

/// <summary>The options of an evaluation.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The protocol, which gives the pairs.</summary>
    public EvaluationProtocol Protocol { get; init; } = EvaluationProtocol.Auto;

    /// <summary>The files of the pairs that are judged, as <see cref="Data.Sets.PairFiles"/> reads them, instead of a
    /// protocol; none if empty.</summary>
    public IReadOnlyList<string> PairFiles { get; init; } = [];

    /// <summary>The largest number of genuine, and of impostor, pairs if they are drawn; at least
    /// <see cref="EvaluationTask.FewestPairs"/>.</summary>
    public int PairsEach { get; init; } = 3000;

    /// <summary>The seed of the draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Changes to the preparation of the model's own faces; none if not given.</summary>
    public PreparationChanges Changes { get; init; } = new();

    /// <summary>True to fit the model's preparation to where the faces lie in the set's pictures; false to only warn
    /// where it does not fit.</summary>
    public bool FitFraming { get; init; } = true;

    /// <summary>Checks the options.</summary>
    /// <exception cref="ArgumentException">There are too few pairs.</exception>
    internal void Validate()
    {
        if (PairsEach < EvaluationTask.FewestPairs)
            throw new ArgumentException($"{PairsEach} pairs of each kind are too few to tell anything: give at least " +
                $"{EvaluationTask.FewestPairs} (--sampled-pairs).");
    }
}
