using static TorchSharp.torch;

namespace FaceLab.Learning.Mining;

/// <summary>Numerical helpers that the losses share. The current dispose scope owns all results.</summary>
internal static class LossMath
{
    /// <summary>Converts bfloat16 and float16 to float32: losses sum many small terms. Other types stay.</summary>
    public static Tensor Wide(Tensor values) =>
        values.dtype is ScalarType.BFloat16 or ScalarType.Float16 ? values.to(ScalarType.Float32) : values.alias();

    /// <summary>Scales rows to length 1; rows shorter than 1e-6 stay shorter, with a finite gradient.</summary>
    public static Tensor Unit(Tensor values) => nn.functional.normalize(values, eps: 1e-6);

    /// <summary>Computes the mean; without values it is 0 with a gradient of 0.</summary>
    public static Tensor MeanOrZero(Tensor values) => values.numel() == 0 ? values.sum() : values.mean();

    /// <summary>Returns 0 with a gradient of 0 for finite embeddings, else not a number. Added to a loss, it gives a
    /// batch without triplets a gradient, and shows diverged embeddings that are in no triplet.</summary>
    public static Tensor ZeroIfFinite(Tensor embeddings) => (embeddings * 0).sum();

    /// <summary>Computes the terms of triplets: max(0, difference + margin), or ln(1 + e^difference).</summary>
    /// <param name="differences">d(a, p) - d(a, n), any shape.</param>
    /// <param name="margin">In units of the distance; <see langword="null"/> for the soft margin.</param>
    public static Tensor TripletTerms(Tensor differences, double? margin) =>
        margin is { } m ? (differences + m).relu() : differences.softplus();

    /// <exception cref="ArgumentOutOfRangeException">The margin is not positive or not finite.</exception>
    public static double CheckedMargin(double margin) => margin > 0 && double.IsFinite(margin) ? margin
        : throw new ArgumentOutOfRangeException(nameof(margin), margin,
            "The margin is a distance: give a positive number; unit embeddings are at most 2 apart, squared 4.");
}
