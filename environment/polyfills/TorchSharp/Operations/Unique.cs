namespace TorchSharp;

// Distinct elements.
public static partial class torch
{
    public partial class Tensor
    {
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(dim is { } d
                ? Native.unique(this, d, sorted, return_inverse, return_counts)
                : Native.unique(this, sorted, return_inverse, return_counts), return_inverse, return_counts);

        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(bool return_inverse = false, bool return_counts = false, int? dim = null) =>
            Asked(Native.unique_consecutive(this, return_inverse, return_counts, dim), return_inverse, return_counts);

        // libtorch gives all three, empty where nobody asked.
        private static (Tensor, Tensor?, Tensor?) Asked((Tensor, Tensor, Tensor) all, bool inverse, bool counts)
        {
            if (!inverse) all.Item2.Dispose();
            if (!counts) all.Item3.Dispose();
            return (all.Item1, inverse ? all.Item2 : null, counts ? all.Item3 : null);
        }
    }

    /// <summary>The distinct elements, where each input element went, and how often each occurs.</summary>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        Required(input, nameof(input)).unique(sorted, return_inverse, return_counts, dim);

    /// <summary>As <see cref="unique"/>, but equal elements apart from each other stay apart.</summary>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique_consecutive(Tensor input, bool return_inverse = false, bool return_counts = false, int? dim = null) =>
        Required(input, nameof(input)).unique_consecutive(return_inverse, return_counts, dim);
}
