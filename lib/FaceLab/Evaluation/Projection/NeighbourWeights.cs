using System.Numerics;

namespace FaceLab.Evaluation.Projection;

/// <summary>How much each other point is a point's neighbour: a Gaussian of the distance, as wide as the perplexity asks.</summary>
internal static class NeighbourWeights
{
    /// <summary>Farther than this weighs nothing, whatever the width.</summary>
    private const float Far = 1e30f;

    /// <summary>Enough to halve a range of 2^32 down to float32's precision.</summary>
    private const int MostSteps = 64;

    /// <summary>Replaces squared distances by weights that sum to 1.</summary>
    /// <param name="row">Squared distances, whole vectors; becomes the weights, 0 for the point itself and behind <paramref name="count"/>.</param>
    /// <param name="count">How many distances there are.</param>
    /// <param name="self">The point itself.</param>
    /// <param name="perplexity">The exponential of the entropy in nats.</param>
    public static void OfDistances(Span<float> row, int count, int self, double perplexity)
    {
        Scale(row, count, self);
        var (precision, low, high, wanted) = (1.0, 0.0, double.PositiveInfinity, Math.Log(perplexity));
        for (var step = 0; step < MostSteps; step++)
        {
            var (sum, moment) = Sums(row, (float)precision);
            var surplus = Math.Log(sum) + precision * moment / sum - wanted;
            if (Math.Abs(surplus) < 1e-5)
                break;
            // Too many neighbours: narrower.
            (low, high) = surplus > 0 ? (precision, high) : (low, precision);
            precision = double.IsInfinity(high) ? precision * 2 : (low + high) / 2;
        }
        Weigh(row, (float)precision);
    }

    /// <summary>From the nearest neighbour at 0 to a mean of 1, so that neither the exponential nor the search overflows.</summary>
    private static void Scale(Span<float> row, int count, int self)
    {
        row[self] = row[self == 0 ? 1 : 0];
        var (least, sum) = (float.MaxValue, 0.0);
        foreach (var distance in row[..count])
            (least, sum) = (Math.Min(least, distance), sum + distance);
        var mean = (float)(sum / count) - least;
        for (var i = 0; i < count; i++)
            row[i] = mean > 0 ? (row[i] - least) / mean : 0;
        row[self] = Far;
        row[count..].Fill(Far);
    }

    private static (double Sum, double Moment) Sums(ReadOnlySpan<float> row, float precision)
    {
        var (sum, moment, factor) = (Vector<float>.Zero, Vector<float>.Zero, new Vector<float>(-precision));
        for (var at = 0; at < row.Length; at += Vector<float>.Count)
        {
            var distances = new Vector<float>(row[at..]);
            var weights = Vector.Exp(distances * factor);
            sum += weights;
            moment += weights * distances;
        }
        return (Vector.Sum(sum), Vector.Sum(moment));
    }

    private static void Weigh(Span<float> row, float precision)
    {
        var (scale, factor) = (new Vector<float>((float)(1 / Sums(row, precision).Sum)), new Vector<float>(-precision));
        for (var at = 0; at < row.Length; at += Vector<float>.Count)
            (Vector.Exp(new Vector<float>(row[at..]) * factor) * scale).CopyTo(row[at..]);
    }
}
