using static TorchSharp.torch;

namespace FaceLab.Evaluation.Projection;

/// <summary>The share of the k nearest neighbours of each point that stay the same on a map.</summary>
/// <remarks>
/// Trustworthiness falls with each of a point's k neighbours on the map that is not one in the data, by its rank beyond
/// k there. Continuity is the same with map and data exchanged. With r the rank, the point itself not counted: 1 - 2 /
/// (N k (2N - 3k - 1)) sum (r - k). Source: J. Venna, S. Kaski, "Neighborhood preservation in nonlinear projection
/// methods", ICANN, 2001, equations 1 and 2. Euclidean distances in double precision; ties share the lowest rank.
/// </remarks>
/// <param name="Trustworthiness">0 to 1: 1 if no strangers became neighbours on the map.</param>
/// <param name="Continuity">0 to 1: 1 if no neighbours were torn apart on the map.</param>
public sealed record NeighbourhoodPreservation(double Trustworthiness, double Continuity)
{
    /// <summary>The number of values compared at a time: 16 MB of distances.</summary>
    private const int BlockSize = 1 << 21;

    /// <summary>Compares a map with its data. Time N² (D + k).</summary>
    /// <param name="data">(N, D), float32.</param>
    /// <param name="map">(N, d), float32.</param>
    /// <param name="neighbours">k, at least 1 and below N / 2.</param>
    /// <exception cref="ArgumentException">Shapes do not fit, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">k does not fit.</exception>
    public static NeighbourhoodPreservation Of(Tensor data, Tensor map, int neighbours = 5)
    {
        EmbeddingRows.Require(data, nameof(data));
        EmbeddingRows.Require(map, nameof(map));
        var count = (int)data.shape[0];
        if (count != map.shape[0])
            throw new ArgumentException(
                $"A map of {map.shape[0]:N0} points is not that of {count:N0} points of data.", nameof(map));
        if (neighbours < 1 || 2L * neighbours >= count)
            throw new ArgumentOutOfRangeException(nameof(neighbours), neighbours,
                $"The number of neighbours is at least 1 and below half of the {count:N0} points.");
        var (strange, torn) = Intrusions(data, map, neighbours);
        var scale = 2 / ((double)count * neighbours * (2.0 * count - 3.0 * neighbours - 1));
        return new NeighbourhoodPreservation(1 - scale * strange, 1 - scale * torn);
    }

    private static (long Strange, long Torn) Intrusions(Tensor data, Tensor map, int neighbours)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var (points, places) = (data.detach().cpu().to(ScalarType.Float64), map.detach().cpu().to(ScalarType.Float64));
        var count = (int)points.shape[0];
        var height = Math.Clamp(BlockSize / count, 1, count);
        var (strange, torn) = (0L, 0L);
        for (var first = 0; first < count; first += height)
        {
            using var block = NewDisposeScope();
            var rows = Math.Min(height, count - first);
            var far = cdist(points.narrow(0, first, rows), points).data<double>().ToArray();
            var near = cdist(places.narrow(0, first, rows), places).data<double>().ToArray();
            Parallel.For(0, rows, row =>
            {
                var inData = far.AsSpan(row * count, count);
                var onMap = near.AsSpan(row * count, count);
                inData[first + row] = onMap[first + row] = double.PositiveInfinity;
                Interlocked.Add(ref strange, Excess(inData, Nearest(onMap, neighbours)));
                Interlocked.Add(ref torn, Excess(onMap, Nearest(inData, neighbours)));
            });
        }
        return (strange, torn);
    }

    /// <summary>Returns the k nearest, the nearest first; at a tie the first.</summary>
    private static int[] Nearest(ReadOnlySpan<double> distances, int neighbours)
    {
        var (nearest, limits) = (new int[neighbours], new double[neighbours]);
        Array.Fill(limits, double.PositiveInfinity);
        for (var i = 0; i < distances.Length; i++)
        {
            if (!(distances[i] < limits[^1]))
                continue;
            var at = neighbours - 1;
            for (; at > 0 && distances[i] < limits[at - 1]; at--)
                (nearest[at], limits[at]) = (nearest[at - 1], limits[at - 1]);
            (nearest[at], limits[at]) = (i, distances[i]);
        }
        return nearest;
    }

    /// <summary>Sums by how much the ranks of these neighbours exceed their number.</summary>
    private static long Excess(ReadOnlySpan<double> distances, int[] neighbours)
    {
        var excess = 0L;
        foreach (var neighbour in neighbours)
        {
            var rank = 1;
            foreach (var distance in distances)
                rank += distance < distances[neighbour] ? 1 : 0;
            excess += Math.Max(rank - neighbours.Length, 0);
        }
        return excess;
    }
}
