using FaceLab.Networks;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Learning.Losses;

/// <summary>A loss that learns to compare two embeddings in another way than by their cosine.</summary>
public interface IPairComparer
{
    /// <summary>Compares pair by pair.</summary>
    /// <param name="first">(N, D), float32: embeddings of the first faces.</param>
    /// <param name="second">(N, D): embeddings of the second faces.</param>
    /// <returns>(N): larger where the faces are more alike, any range; the caller owns it.</returns>
    Tensor Compare(Tensor first, Tensor second);
}

/// <summary>Cross entropy of a small classifier of both faces' concatenated features: two people, or one. The mean over
/// all pairs, each in both orders.</summary>
/// <remarks>
/// Source: the heads "decision" and "decision linear" of P. Báez's person recognition project; the linear layer before
/// concatenating is the network's own, for example <see cref="Vgg16BnOptions.Projection"/>. Validation accuracy there
/// on CFP pairs, with VGG-16's features: decision 79.4 % (SGD), 80.6 % (SGD, augmented), 49.8 % (Adam, augmented);
/// decision linear 78.3, 81.7, 76.8 %. Departure: both orders, so that the answer does not depend on which face comes
/// first. The classifier belongs to this loss, as with softmax losses, and is trained with the network: parameters
/// under "inner.head", 2 D H + H + 2 H + 2. Range: at least 0; ln 2 for a classifier at chance.
/// </remarks>
public sealed class DecisionPairLoss : PairLoss, IPairComparer
{
    private readonly Sequential inner;       // parameters are "inner.head" in checkpoints

    /// <summary>A loss with a fresh classifier.</summary>
    /// <param name="embeddingSize">D, at least 1.</param>
    /// <param name="hidden">Units of the classifier's hidden layer, H, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public DecisionPairLoss(int embeddingSize, int hidden = 128) : base(nameof(DecisionPairLoss))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hidden, 1);
        var head = Sequential(
            ("hidden", Linear(2 * embeddingSize, hidden)),
            ("relu", ReLU()),
            ("decide", Linear(hidden, 2)));
        inner = Sequential(("head", head));
        RegisterComponents();
    }

    /// <summary>Compares pairs by the mean over both orders of the difference of the classifier's two logits.</summary>
    /// <inheritdoc/>
    public Tensor Compare(Tensor first, Tensor second)
    {
        using var scope = NewDisposeScope();
        var device = inner.parameters().First().device;
        var (a, b) = (first.to(device), second.to(device));
        return ((Likeness(a, b) + Likeness(b, a)) / 2).MoveToOuterDisposeScope();
    }

    private protected override Tensor Terms(Tensor first, Tensor second, Tensor genuine)
    {
        var bothOrders = cat([cat([first, second], 1), cat([second, first], 1)], 0);            // (2N, 2D)
        var answers = cat([genuine, genuine], 0).to(ScalarType.Int64);
        return functional.cross_entropy(inner.call(bothOrders), answers, reduction: Reduction.None);
    }

    private Tensor Likeness(Tensor first, Tensor second)
    {
        var logits = inner.call(cat([first, second], 1));
        return logits.select(1, 1) - logits.select(1, 0);
    }
}
