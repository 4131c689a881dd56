using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>Numerical habits that the losses share. The current dispose scope owns all results.</summary>
internal static class LossMath
{
    /// <summary>Takes bfloat16 and float16 as float32: losses are sums of many small terms. Other types stay.</summary>
    public static Tensor Wide(Tensor values) =>
        values.dtype is ScalarType.BFloat16 or ScalarType.Float16 ? values.to(ScalarType.Float32) : values.alias();

    /// <summary>Scales rows to length 1; shorter than 1e-6 they stay shorter, with a finite gradient.</summary>
    public static Tensor Unit(Tensor values) => nn.functional.normalize(values, eps: 1e-6);

    /// <summary>Takes the mean; of nothing, 0 with a gradient of 0.</summary>
    public static Tensor MeanOrZero(Tensor values) => values.numel() == 0 ? values.sum() : values.mean();

    /// <summary>Gives 0 for finite embeddings, with a gradient of 0, else not a number: added to a loss, it gives a
    /// batch without triplets a gradient, and shows embeddings that diverged outside of triplets.</summary>
    public static Tensor ZeroIfFinite(Tensor embeddings) => (embeddings * 0).sum();

    /// <summary>Computes what triplets cost: max(0, difference + margin), or ln(1 + e^difference).</summary>
    /// <param name="differences">d(a, p) - d(a, n), any shape.</param>
    /// <param name="margin">In units of the distance; <see langword="null"/> for the soft margin.</param>
    public static Tensor TripletTerms(Tensor differences, double? margin) =>
        margin is { } m ? (differences + m).relu() : differences.softplus();

    /// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
    public static double CheckedMargin(double margin) => margin > 0 && double.IsFinite(margin) ? margin
        : throw new ArgumentOutOfRangeException(nameof(margin), margin,
            "The margin is a distance: give a positive number; unit embeddings are at most 2 apart, squared 4.");
}
