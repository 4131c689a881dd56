using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>Numerical habits that the losses share. The current dispose scope owns all results.</summary>
internal static class LossMath
{
    /// <summary>Shorter embeddings are divided by this instead of their length.</summary>
    private const double LeastLength = 1e-6;

    /// <summary>bfloat16 and float16 as float32: losses are sums of many small terms. Other types stay.</summary>
    public static Tensor Wide(Tensor values) =>
        values.dtype is ScalarType.BFloat16 or ScalarType.Float16 ? values.to(ScalarType.Float32) : values.alias();

    /// <summary>Rows of length 1; rows shorter than 1e-6 stay shorter, so that the gradient at 0 is finite.</summary>
    public static Tensor Unit(Tensor values) => nn.functional.normalize(values, eps: LeastLength);

    /// <summary>The mean; of nothing, 0 with a gradient of 0.</summary>
    public static Tensor MeanOrZero(Tensor values) => values.numel() == 0 ? values.sum() : values.mean();

    /// <summary>
    /// 0 for finite embeddings, with a gradient of 0, else not a number: added to a loss, it gives a batch without triplets a
    /// gradient, and shows embeddings that diverged even where no triplet holds one.
    /// </summary>
    public static Tensor ZeroIfFinite(Tensor embeddings) => (embeddings * 0).sum();

    /// <summary>The mean over given pairs, with a gradient even where there is none, and not a number where an embedding is not finite.</summary>
    /// <param name="terms">What each pair costs, (N) or more.</param>
    /// <param name="first">(N, D).</param>
    /// <param name="second">(N, D).</param>
    public static Tensor MeanOfPairs(Tensor terms, Tensor first, Tensor second) => MeanOrZero(terms) + ZeroIfFinite(first) + ZeroIfFinite(second);

    /// <summary>What a triplet costs: the hinge max(0, difference + margin), or softplus ln(1 + e^difference) without margin.</summary>
    /// <param name="differences">d(a, p) - d(a, n), any shape.</param>
    /// <param name="margin">In units of the distance; <see langword="null"/> for the soft margin.</param>
    public static Tensor TripletTerms(Tensor differences, double? margin) =>
        margin is { } m ? (differences + m).relu() : differences.softplus();

    /// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
    public static void CheckMargin(double margin, string name)
    {
        if (!double.IsFinite(margin) || margin <= 0)
            throw new ArgumentOutOfRangeException(name, margin, "The margin is a distance: give a positive number; unit embeddings are at most 2 apart, squared 4.");
    }
}
