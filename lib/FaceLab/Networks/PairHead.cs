using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace FaceLab.Networks;

/// <summary>The end of a siamese network: compares the features of two faces, as they are or after one linear layer for both.</summary>
public abstract class PairHead : Module<Tensor, Tensor, Tensor>
{
    private readonly Linear? project;

    /// <summary>What all heads have.</summary>
    /// <param name="name">The head's name, for messages and tables.</param>
    /// <param name="features">Numbers that describe a face, F.</param>
    /// <param name="projection">Numbers after the linear layer, D; <see langword="null"/> for no such layer: D is F.</param>
    /// <param name="output">What it gives for each pair.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    protected PairHead(string name, int features, int? projection, PairOutput output) : base(name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(projection ?? 1, 1, nameof(projection));
        (Features, Output) = (features, output);
        project = projection is { } numbers ? Linear(features, numbers) : null;
    }

    /// <summary>Numbers that describe a face, F.</summary>
    public int Features { get; }

    /// <summary>What it gives for each pair.</summary>
    public PairOutput Output { get; }

    /// <param name="input1">(N, F), features of the first faces.</param>
    /// <param name="input2">(N, F), features of the second faces.</param>
    /// <returns>(N) or (N, 2), float32, as <see cref="Output"/> says; the caller owns it.</returns>
    /// <exception cref="ArgumentException">The shapes differ, or are not (N, F).</exception>
    public sealed override Tensor forward(Tensor input1, Tensor input2)
    {
        ArgumentNullException.ThrowIfNull(input1);
        ArgumentNullException.ThrowIfNull(input2);
        if (input1.dim() != 2 || input1.shape[1] != Features || !input1.shape.SequenceEqual(input2.shape))
            throw new ArgumentException($"{GetName()} compares features (N, {Features}) with as many, not " +
                $"({string.Join(", ", input1.shape)}) with ({string.Join(", ", input2.shape)}).");
        using var scope = NewDisposeScope();
        return Compare(Project(input1), Project(input2)).MoveToOuterDisposeScope();
    }

    /// <summary>What the head compares: the features after the linear layer, or as they are. Losses of embeddings train on it.</summary>
    /// <param name="features">(N, F).</param>
    /// <returns>(N, D); the caller owns it.</returns>
    public Tensor Project(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return project?.call(features) ?? features.alias();
    }

    /// <summary>One number a pair that is larger where the faces are more alike: what a ROC curve starts from.</summary>
    /// <param name="output">What <c>call</c> gave, (N) or (N, 2).</param>
    /// <returns>(N): the cosine, the logit, or the difference of the two logits; the caller owns it.</returns>
    public Tensor Likeness(Tensor output)
    {
        ArgumentNullException.ThrowIfNull(output);
        using var scope = NewDisposeScope();
        var likeness = Output == PairOutput.TwoLogits ? output.select(1, 1) - output.select(1, 0) : output.alias();
        return likeness.MoveToOuterDisposeScope();
    }

    /// <summary>The comparison, within the caller's dispose scope.</summary>
    /// <param name="first">(N, D), projected.</param>
    /// <param name="second">(N, D), projected.</param>
    /// <returns>As <see cref="Output"/> says.</returns>
    protected abstract Tensor Compare(Tensor first, Tensor second);
}
