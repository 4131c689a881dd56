using FaceLab.Learning;
using FaceLab.Networks;

namespace FaceLab.Runs;

/// <summary>What a run has come to.</summary>
/// <param name="Network">The network after the last step.</param>
/// <param name="History">The whole curve.</param>
/// <param name="Finished">Whether all steps are made; else the run was stopped and can go on.</param>
public sealed record TrainingOutcome(EmbeddingNetwork Network, IReadOnlyList<EvaluationStep> History, bool Finished) : IDisposable
{
    /// <summary>Frees the network.</summary>
    public void Dispose() => Network.Dispose();
}
