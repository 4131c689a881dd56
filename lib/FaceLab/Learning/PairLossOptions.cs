using System.Text.Json.Serialization;
using FaceLab.Learning.Losses;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning;

/// <summary>The options of a loss of given pairs: every two consecutive faces of a batch.</summary>
public abstract record PairLossOptions : LossOptions
{
    /// <summary>The usual batches: pairs, half of them genuine.</summary>
    [JsonIgnore]
    public override SamplerOptions UsualBatches => new CurriculumPairs { Schedule = new() { LastShare = 0.5 } };
}

/// <summary><see cref="CosinePairLoss"/>: "cosine v1" on features, "cosine v2" behind a linear layer.</summary>
/// <param name="Margin">The cosine that impostor pairs may have.</param>
public sealed record CosinePairsOptions(double Margin = 0) : PairLossOptions
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new CosinePairLoss(Margin);
}

/// <summary><see cref="L1HingePairLoss"/>.</summary>
/// <param name="Margin">The L1 distance that impostor pairs should have at least.</param>
public sealed record L1HingePairsOptions(double Margin = 1) : PairLossOptions
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new L1HingePairLoss(Margin);
}

/// <summary><see cref="ContrastivePairLoss"/>.</summary>
/// <param name="Margin">The Euclidean distance that impostor pairs should have at least.</param>
public sealed record ContrastivePairsOptions(double Margin = 1) : PairLossOptions
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) =>
        new ContrastivePairLoss(Margin);
}

/// <summary><see cref="DecisionPairLoss"/>: "decision", or "decision linear" behind a linear layer.</summary>
/// <remarks>The run's metric measures the classifier, which belongs to the loss and is only in the last checkpoint. The
/// run's network compares by cosine.</remarks>
/// <param name="Hidden">The number of units of the classifier's hidden layer.</param>
public sealed record DecisionPairsOptions(int Hidden = 128) : PairLossOptions
{
    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) =>
        new DecisionPairLoss(embeddingSize, Hidden);
}
