using System.Text.Json.Serialization;
using FaceLab.Learning.Losses;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning;

/// <summary>A loss of given pairs: every two consecutive faces of a batch are one, as <see cref="CurriculumPairs"/> draws them.</summary>
public abstract record PairLossOptions : LossOptions
{
    /// <summary>Pairs, half of them genuine.</summary>
    [JsonIgnore]
    public override SamplerOptions UsualBatches => new CurriculumPairs { Schedule = new() { LastShare = 0.5 } };
}

/// <summary><see cref="CosinePairLoss"/>: "cosine v1" on a network's features, "cosine v2" on a network with a linear layer behind them.</summary>
public sealed record CosinePairsOptions : PairLossOptions
{
    /// <summary>Cosine that impostors may have.</summary>
    public double Margin { get; init; }

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new CosinePairLoss(Margin);
}

/// <summary><see cref="L1HingePairLoss"/>.</summary>
public sealed record L1HingePairsOptions : PairLossOptions
{
    /// <summary>L1 distance that impostors shall have.</summary>
    public double Margin { get; init; } = 1;

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new L1HingePairLoss(Margin);
}

/// <summary><see cref="ContrastivePairLoss"/>.</summary>
public sealed record ContrastivePairsOptions : PairLossOptions
{
    /// <summary>Euclidean distance that impostors shall have.</summary>
    public double Margin { get; init; } = 1;

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new ContrastivePairLoss(Margin);
}

/// <summary><see cref="DecisionPairLoss"/>: "decision" on a network's features, "decision linear" on a network with a linear layer behind them.</summary>
/// <remarks>
/// The run's score is the classifier's. It belongs to the loss and stays in the last checkpoint; what is kept as the run's network compares by
/// cosine.
/// </remarks>
public sealed record DecisionPairsOptions : PairLossOptions
{
    /// <summary>Units of the classifier's hidden layer.</summary>
    public int Hidden { get; init; } = 128;

    /// <inheritdoc/>
    public override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new DecisionPairLoss(embeddingSize, Hidden);
}
