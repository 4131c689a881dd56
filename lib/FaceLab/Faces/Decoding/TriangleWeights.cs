namespace FaceLab.Faces.Decoding;

/// <summary>Source pixels and weights for each pixel of a resized line, by a triangle filter that widens as the line
/// shrinks.</summary>
internal sealed class TriangleWeights
{
    private readonly float[] weights;
    private readonly int[] firsts, counts;

    /// <param name="from">Pixels of the source line, 1 or more.</param>
    /// <param name="to">Pixels of the result, 1 or more.</param>
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

    /// <summary>Source pixels that make one pixel at the most.</summary>
    public int Taps { get; }

    /// <summary>(to) the first source pixel of each pixel.</summary>
    public ReadOnlySpan<int> Firsts => firsts;

    /// <summary>(to) the number of source pixels of each pixel, 1 to Taps.</summary>
    public ReadOnlySpan<int> Counts => counts;

    /// <summary>(to, Taps) weights from there on, 1 in all for each pixel, 0 behind the last.</summary>
    public ReadOnlySpan<float> Weights => weights;
}
