using System.Runtime.Intrinsics;
using FaceLab.Faces.Detection;

namespace FaceLab.Bench.Landmarks;

/// <summary>Grows the trees of one stage, each on what the ones before have left.</summary>
internal sealed class TreeGrower
{
    /// <summary>Residuals are kept as one vector of 16: ten numbers and six zeros.</summary>
    private const int Padded = 16;

    /// <summary>Of a patch whose gray values have a standard deviation of 48.</summary>
    private const int LargestThreshold = 64;

    private readonly FivePointTraining options;
    private readonly float[] positions;
    private readonly byte[][] values;
    private readonly float[] residuals;
    private readonly int length, count;
    private readonly int[] order;

    /// <param name="options">Depth, candidates, shrinkage.</param>
    /// <param name="positions">(F, 2) of the feature pixels on the mean face.</param>
    /// <param name="values">(F) arrays of N gray values.</param>
    /// <param name="residuals">(N) arrays of 2L, at most 16.</param>
    public TreeGrower(FivePointTraining options, float[] positions, byte[][] values, float[][] residuals)
    {
        (this.options, this.positions, this.values) = (options, positions, values);
        (length, count) = (residuals[0].Length, residuals.Length);
        this.residuals = new float[count * Padded];
        for (var n = 0; n < count; n++)
            residuals[n].CopyTo(this.residuals, n * Padded);
        order = [.. Enumerable.Range(0, count)];
    }

    /// <summary>Grows one tree, appends it, and takes its corrections off the residuals.</summary>
    public void Grow(Random random, List<TreeSplit> splits, List<float> leaves)
    {
        // Samples of a node are a range of `order`; a split sorts its range into its two halves.
        var ranges = new List<(int From, int To)> { (0, count) };
        for (var level = 0; level < options.Depth; level++)
        {
            var next = new List<(int From, int To)>();
            foreach (var (from, to) in ranges)
            {
                var split = Best(random, from, to);
                splits.Add(split);
                var middle = Sort(split, from, to);
                next.Add((from, middle));
                next.Add((middle, to));
            }
            ranges = next;
        }
        var corrections = ranges.Select(range => Mean(range.From, range.To)).ToArray();
        FivePointWriter.Round(corrections);
        for (var leaf = 0; leaf < ranges.Count; leaf++)
        {
            leaves.AddRange(corrections[leaf]);
            Subtract(corrections[leaf], ranges[leaf].From, ranges[leaf].To);
        }
    }

    /// <summary>The candidate that leaves the least squared residuals about the means of its two halves.</summary>
    private TreeSplit Best(Random random, int from, int to)
    {
        var candidates = Enumerable.Range(0, options.Candidates).Select(_ => Draw(random)).ToArray();
        var total = Sum(from, to, null).Sum;
        var gains = new double[candidates.Length];
        Parallel.For(0, candidates.Length, c =>
        {
            var (left, inLeft) = Sum(from, to, candidates[c]);
            gains[c] = Square(left) / Math.Max(1, inLeft) + Square(total - left) / Math.Max(1, to - from - inLeft);
        });
        return candidates[Array.IndexOf(gains, gains.Max())];
    }

    /// <summary>Two different pixels, near ones more often, and a threshold.</summary>
    private TreeSplit Draw(Random random)
    {
        const int MostTries = 1000;
        for (var attempt = 1; ; attempt++)
        {
            var (first, second) = (random.Next(values.Length), random.Next(values.Length));
            var x = positions[2 * first] - positions[2 * second];
            var y = positions[2 * first + 1] - positions[2 * second + 1];
            var distance = Math.Sqrt(Math.Pow(x, 2) + Math.Pow(y, 2));
            // With few pixels none may be near: then any pair is better than none.
            var isNear = first != second && random.NextDouble() < Math.Exp(-distance / options.PixelDistance);
            if (isNear || (first != second && attempt >= MostTries))
                return new TreeSplit((byte)first, (byte)second, random.Next(-LargestThreshold, LargestThreshold + 1));
        }
    }

    private (Vector512<float> Sum, int Count) Sum(int from, int to, TreeSplit? question)
    {
        var (sum, inside) = (Vector512<float>.Zero, 0);
        var split = question ?? default;
        var (first, second) = (values[split.First], values[split.Second]);
        var threshold = question is null ? -256 : split.Threshold;
        foreach (var n in order.AsSpan(from, to - from))
        {
            var taken = first[n] - second[n] > threshold ? 1 : 0;
            inside += taken;
            sum += Vector512.Create<float>(residuals.AsSpan(n * Padded, Padded)) * taken;
        }
        return (sum, inside);
    }

    /// <summary>Summed in one order on every processor, so that the same candidate wins.</summary>
    private double Square(Vector512<float> sum)
    {
        var square = 0.0;
        for (var k = 0; k < length; k++)
            square += (double)sum[k] * sum[k];
        return square;
    }

    /// <summary>Puts the samples whose answer is yes first.</summary>
    /// <returns>Where the others begin.</returns>
    private int Sort(TreeSplit split, int from, int to)
    {
        var (first, second) = (values[split.First], values[split.Second]);
        var middle = from;
        for (var i = from; i < to; i++)
        {
            if (first[order[i]] - second[order[i]] > split.Threshold)
            {
                (order[i], order[middle]) = (order[middle], order[i]);
                middle++;
            }
        }
        return middle;
    }

    /// <summary>The correction of a leaf; none where no sample ends.</summary>
    private float[] Mean(int from, int to)
    {
        var share = (float)options.Shrinkage / Math.Max(1, to - from);
        var mean = Sum(from, to, null).Sum * share;
        return [.. Enumerable.Range(0, length).Select(k => mean[k])];
    }

    private void Subtract(float[] correction, int from, int to)
    {
        foreach (var n in order.AsSpan(from, to - from))
        {
            for (var k = 0; k < length; k++)
                residuals[n * Padded + k] -= correction[k];
        }
    }
}
