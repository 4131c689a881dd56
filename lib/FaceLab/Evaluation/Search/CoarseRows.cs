using System.Numerics;

namespace FaceLab.Evaluation.Search;

/// <summary>Rows of length 1 in 8 bits a number, with a bound of the error that this makes.</summary>
/// <remarks>
/// A search is as fast as memory is read, and these rows have a quarter of the bytes. With g a row, h its coarse form
/// and p a probe of length 1: |p g - p h| is at most |g - h| (Cauchy and Schwarz), which is computed once.
/// </remarks>
internal sealed class CoarseRows
{
    /// <summary>The relative error of a float32 operation, doubled.</summary>
    private const float Rounding = 1.2e-7f;

    private readonly int width;         // D, filled up with zeros to whole vectors
    private readonly sbyte[] steps;     // (N, width)
    private readonly float[] scales;    // N
    private readonly float[] errors;    // N

    /// <summary>Makes the coarse form of N rows, (N, D), of length 1.</summary>
    public CoarseRows(float[] rows, int size)
    {
        var count = rows.Length / size;
        width = (size + Vector<sbyte>.Count - 1) / Vector<sbyte>.Count * Vector<sbyte>.Count;
        (steps, scales, errors) = (new sbyte[(long)count * width], new float[count], new float[count]);
        Parallel.For(0, count, row => Coarsen(rows.AsSpan(row * size, size), row));
    }

    /// <summary>Computes bounds of the products with a probe of length 1.</summary>
    /// <param name="probe">D numbers.</param>
    /// <param name="lowest">N results: no product is below.</param>
    /// <param name="highest">N results: no product is above.</param>
    public void Bound(ReadOnlySpan<float> probe, float[] lowest, float[] highest)
    {
        var filled = new float[width];
        probe.CopyTo(filled);
        var workers = Math.Min(Environment.ProcessorCount, scales.Length);
        Parallel.For(0, workers, worker =>
        {
            var end = (int)((worker + 1L) * scales.Length / workers);
            for (var row = (int)((long)worker * scales.Length / workers); row < end; row++)
            {
                var product = scales[row] * Dot(steps.AsSpan(row * width, width), filled);
                (lowest[row], highest[row]) = (product - errors[row], product + errors[row]);
            }
        });
    }

    private void Coarsen(ReadOnlySpan<float> row, int index)
    {
        var largest = 0f;
        foreach (var number in row)
            largest = Math.Max(largest, Math.Abs(number));
        var (scale, squares) = (largest / sbyte.MaxValue, 0.0);
        for (var i = 0; i < row.Length; i++)
        {
            var step = (sbyte)Math.Round(row[i] / scale);
            steps[index * width + i] = step;
            squares += Math.Pow(row[i] - (double)scale * step, 2);
        }
        scales[index] = scale;
        errors[index] = (float)Math.Sqrt(squares) + row.Length * Rounding;
    }

    private static float Dot(ReadOnlySpan<sbyte> steps, ReadOnlySpan<float> probe)
    {
        var sum = Vector<float>.Zero;
        for (var at = 0; at < steps.Length; at += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(steps[at..]), out var low, out var high);
            sum += Product(low, probe[at..]) + Product(high, probe[(at + Vector<short>.Count)..]);
        }
        return Vector.Sum(sum);
    }

    private static Vector<float> Product(Vector<short> steps, ReadOnlySpan<float> probe)
    {
        Vector.Widen(steps, out var low, out var high);
        return Vector.ConvertToSingle(low) * new Vector<float>(probe)
            + Vector.ConvertToSingle(high) * new Vector<float>(probe[Vector<float>.Count..]);
    }
}
