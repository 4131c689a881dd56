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

    /// <summary>The largest number of genuine, and of impostor, pairs if they are drawn; at least 10.</summary>
    public int PairsEach { get; init; } = 3000;

    /// <summary>The seed of the draw.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The preparation of the faces; the model's own if not given.</summary>
    public PreparationOptions? Preparation { get; init; }
}
