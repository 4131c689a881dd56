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

    private readonly int taps;

    /// <param name="key">What the weights follow from.</param>
    private ResizeKernels(Key key)
    {
        Row[] rows = [.. Enumerable.Range(key.First, key.Count).Select(position => WeightsAt(key, position))];
        taps = rows.Max(row => row.Weights.Length);
        Starts = new int[rows.Length];
        Weights = new float[checked(rows.Length * taps)];
        for (int i = 0; i < rows.Length; i++)
        {
            // All positions get the same number of taps, as loops of one length are the quick ones.
            Starts[i] = Math.Min(rows[i].Start, key.Source - taps);
            rows[i].Weights.CopyTo(Weights, (i * taps) + rows[i].Start - Starts[i]);
        }
    }

    public int[] Starts { get; }

    public float[] Weights { get; }

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
            recent[axis] = (key, new ResizeKernels(key));
        return recent[axis].Kernels;
    }

    public unsafe NativeKernels Pinned(int* pinnedStarts, float* pinnedWeights) => new()
    {
        Starts = pinnedStarts,
        Weights = pinnedWeights,
        Taps = taps,
        Count = Starts.Length,
    };

    private static Row WeightsAt(Key key, int position)
    {
        double ratio = (double)key.Source / key.Target, scale = Math.Max(1, ratio);
        int radius = (int)Ceiling(scale * key.Sampler.Radius);
        double center = ((position + .5) * ratio) - .5;
        int left = Math.Max(0, (int)Ceiling(center - radius));
        int right = Math.Min(key.Source - 1, (int)Floor(center + radius));
        double[] values = new double[right - left + 1];
        for (int j = left; j <= right; j++)
            values[j - left] = key.Sampler.GetValue((float)((j - center) / scale));
        return Normalise(left, values);
    }

    // Zeros at both ends are dropped: they cost time and change nothing.
    private static Row Normalise(int left, double[] values)
    {
        int from = 0, to = values.Length;
        while (to - from > 1 && values[from] == 0)
            from++;
        while (to - from > 1 && values[to - 1] == 0)
            to--;
        double sum = values.Sum();
        return new Row(left + from, [.. values[from..to].Select(value => (float)(sum > 0 ? value / sum : value))]);
    }

    private static double Ceiling(double value)
        => Math.Abs(value - Math.Round(value)) < Tolerance ? Math.Round(value) : Math.Ceiling(value);

    private static double Floor(double value)
        => Math.Abs(value - Math.Round(value)) < Tolerance ? Math.Round(value) : Math.Floor(value);

    private readonly record struct Key(IResampler Sampler, int Source, int Target, int First, int Count);

    private readonly record struct Row(int Start, float[] Weights);
}
