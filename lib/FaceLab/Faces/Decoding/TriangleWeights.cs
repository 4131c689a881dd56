namespace FaceLab.Faces.Decoding;

/// <summary>The source pixels and weights for each pixel of a resized line, for a triangle filter whose width grows as
/// the line shrinks.</summary>
internal sealed class TriangleWeights
{
    private readonly float[] weights;
    private readonly int[] firsts, counts;

    /// <param name="from">The pixels of the source line, 1 or more.</param>
    /// <param name="to">The pixels of the result, 1 or more.</param>
    public TriangleWeights(int from, int to)
    {
        var ratio = (double)from / to;
        var radius = Math.Max(1, ratio);
        Taps = (int)(2 * radius) + 1;
        (weights, firsts, counts) = (new float[to * Taps], new int[to], new int[to]);
        for (var i = 0; i < to; i++)
        {
            var centre = (i + 0.5) * ratio - 0.5;
            var first = Math.Max(0, (int)Math.Floor(centre - radius) + 1);
            var end = Math.Min(from, (int)Math.Ceiling(centre + radius));
            var sum = 0.0;
            for (var j = first; j < end; j++)
                sum += 1 - Math.Abs(j - centre) / radius;
            for (var j = first; j < end; j++)
                weights[i * Taps + j - first] = (float)((1 - Math.Abs(j - centre) / radius) / sum);
            (firsts[i], counts[i]) = (first, end - first);
        }
    }

    /// <summary>The most source pixels for one pixel.</summary>
    public int Taps { get; }

    /// <summary>The first source pixel of each pixel (to).</summary>
    public ReadOnlySpan<int> Firsts => firsts;

    /// <summary>The number of source pixels of each pixel (to), 1 to Taps.</summary>
    public ReadOnlySpan<int> Counts => counts;

    /// <summary>The weights (to, Taps) from the first source pixel on: their sum is 1 for each pixel, and 0 follows the
    /// last.</summary>
    public ReadOnlySpan<float> Weights => weights;
}
