using SixLabors.ImageSharp.Native;
using SixLabors.ImageSharp.Processing.Processors.Transforms;

namespace SixLabors.ImageSharp.Processing.Operations;

/// <summary>
/// The weights of one axis: for each target position the source positions under the kernel, which is as wide as the
/// axis shrinks. Weights at the border are normalised over what is inside of the image.
/// </summary>
internal sealed class ResizeKernels
{
    private const double Tolerance = 1e-8;

    // A data set has many images of one size: each thread keeps the weights it used last, for both axes.
    [ThreadStatic]
    private static (Key Key, ResizeKernels Kernels)[]? recent;

    private readonly int[] starts;
    private readonly int[] lengths;
    private readonly float[] weights;
    private readonly int stride;

    private readonly record struct Key(IResampler Sampler, int Source, int Target, int First, int Count);

    /// <param name="sampler">The kernel.</param>
    /// <param name="source">Pixels of the source along the axis.</param>
    /// <param name="target">Pixels that the source is scaled to.</param>
    /// <param name="first">The first of those that is wanted.</param>
    /// <param name="count">How many are wanted.</param>
    /// <param name="axis">0 for across, 1 for down.</param>
    public static ResizeKernels Of(IResampler sampler, int source, int target, int first, int count, int axis)
    {
        recent ??= new (Key, ResizeKernels)[2];
        Key key = new(sampler, source, target, first, count);
        if (recent[axis].Key != key)
            recent[axis] = (key, new ResizeKernels(sampler, source, target, first, count));
        return recent[axis].Kernels;
    }

    private ResizeKernels(IResampler sampler, int source, int target, int first, int count)
    {
        double ratio = (double)source / target, scale = Math.Max(1, ratio);
        int radius = (int)Ceiling(scale * sampler.Radius);
        stride = (2 * radius) + 1;
        starts = new int[count];
        lengths = new int[count];
        weights = new float[count * stride];
        Span<double> values = stride <= 256 ? stackalloc double[stride] : new double[stride];
        for (int i = 0; i < count; i++)
        {
            double center = ((first + i + .5) * ratio) - .5;
            int left = Math.Max(0, (int)Ceiling(center - radius));
            int right = Math.Min(source - 1, (int)Floor(center + radius));
            for (int j = left; j <= right; j++)
                values[j - left] = sampler.GetValue((float)((j - center) / scale));
            Store(i, left, values[..(right - left + 1)]);
        }
    }

    public unsafe NativeKernels Pinned(int* pinnedStarts, int* pinnedLengths, float* pinnedWeights) => new()
    {
        Starts = pinnedStarts,
        Lengths = pinnedLengths,
        Weights = pinnedWeights,
        Stride = stride,
        Count = starts.Length,
    };

    public int[] Starts => starts;

    public int[] Lengths => lengths;

    public float[] Weights => weights;

    // Zeros at both ends are dropped: they cost time and change nothing.
    private void Store(int i, int left, ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        int from = 0, to = values.Length;
        while (to - from > 1 && values[from] == 0)
            from++;
        while (to - from > 1 && values[to - 1] == 0)
            to--;
        starts[i] = left + from;
        lengths[i] = to - from;
        for (int k = from; k < to; k++)
            weights[(i * stride) + k - from] = (float)(sum > 0 ? values[k] / sum : values[k]);
    }

    private static double Ceiling(double value)
        => Math.Abs(value - Math.Round(value)) < Tolerance ? Math.Round(value) : Math.Ceiling(value);

    private static double Floor(double value)
        => Math.Abs(value - Math.Round(value)) < Tolerance ? Math.Round(value) : Math.Floor(value);
}
