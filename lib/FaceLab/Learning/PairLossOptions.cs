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

    /// <inheritdoc/>
    public sealed override Module<Tensor, Tensor, Tensor> Make(int classes, int embeddingSize) => new ConsecutivePairsLoss(OfPairs(embeddingSize));

    /// <summary>Makes the loss of the pairs.</summary>
    /// <param name="embeddingSize">Numbers in an embedding, D.</param>
    /// <returns>First (N, D), second (N, D), genuine (N) to a scalar; the caller owns it.</returns>
    protected abstract Module<Tensor, Tensor, Tensor, Tensor> OfPairs(int embeddingSize);
}

/// <summary><see cref="CosinePairLoss"/>: "cosine v1" on a network's features, "cosine v2" on a network with a linear layer behind them.</summary>
public sealed record CosinePairsOptions : PairLossOptions
{
    /// <summary>The cosine that impostors may have.</summary>
    public double Margin { get; init; }

    /// <inheritdoc/>
    protected override Module<Tensor, Tensor, Tensor, Tensor> OfPairs(int embeddingSize) => new CosinePairLoss(Margin);
}

/// <summary><see cref="L1HingePairLoss"/>.</summary>
public sealed record L1HingePairsOptions : PairLossOptions
{
    /// <summary>The L1 distance that impostors shall have.</summary>
    public double Margin { get; init; } = 1;

    /// <inheritdoc/>
    protected override Module<Tensor, Tensor, Tensor, Tensor> OfPairs(int embeddingSize) => new L1HingePairLoss(Margin);
}

/// <summary><see cref="ContrastivePairLoss"/>.</summary>
public sealed record ContrastivePairsOptions : PairLossOptions
{
    /// <summary>The Euclidean distance that impostors shall have.</summary>
    public double Margin { get; init; } = 1;

    /// <inheritdoc/>
    protected override Module<Tensor, Tensor, Tensor, Tensor> OfPairs(int embeddingSize) => new ContrastivePairLoss(Margin);
}

/// <summary><see cref="DecisionPairLoss"/>: "decision" on a network's features, "decision linear" on a network with a linear layer behind them.</summary>
/// <remarks>
/// The run's metric judges the classifier. It belongs to the loss and stays in the last checkpoint; what is kept as the run's network compares
/// by cosine.
/// </remarks>
public sealed record DecisionPairsOptions : PairLossOptions
{
    /// <summary>The number of units of the classifier's hidden layer.</summary>
    public int Hidden { get; init; } = 128;

    /// <inheritdoc/>
    protected override Module<Tensor, Tensor, Tensor, Tensor> OfPairs(int embeddingSize) => new DecisionPairLoss(embeddingSize, Hidden);
}
