using FaceLab.Basics;
using static TorchSharp.torch;

namespace FaceLab.Evaluation.Projection;

/// <summary>t-SNE: a map of points on which neighbours stay neighbours.</summary>
/// <remarks>
/// Similarities p of points are Gaussian, each with the width that gives it the wanted perplexity; similarities q on
/// the map are Student's t with one degree of freedom; gradient descent lowers the Kullback-Leibler divergence of q
/// from p. Exact: all pairs count in each step. Sizes of clusters and distances between them mean little on the map,
/// and its axes nothing. Source: L. van der Maaten, G. Hinton, "Visualizing data using t-SNE", JMLR 9, 2008, algorithm
/// 1 and equation 5; gains by R. Jacobs, 1988. Departure: a map that shrinks below its first size in the exaggerated
/// steps is kept at that size. Memory: N² float32 for p, and one pass over it a step. The same data and options give
/// the same map, bit for bit on the same machine.
/// </remarks>
public static class Tsne
{
    /// <summary>The largest number of points: their p take 1.6 GB. It is meant for up to 5,000.</summary>
    public const int MostPoints = 20_000;

    /// <summary>The paper's standard deviation of the first places.</summary>
    private const double StartDeviation = 1e-4;

    /// <summary>Later practice: attraction is 12 times as strong in the first 250 steps, which have momentum 0.5
    /// instead of 0.8; the paper: 4 times, in 50 steps.</summary>
    private const int ExaggeratedSteps = 250, Exaggeration = 12;

    /// <summary>Computes the map.</summary>
    /// <param name="data">(N, D), float32, N from 3 to <see cref="MostPoints"/>, D at least 2; Euclidean distances
    /// count, so give embeddings length 1.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <returns>(N, 2) float32 coordinates around 0, owned by the caller, and the divergence in nats, lower for a
    /// more faithful map.</returns>
    /// <exception cref="ArgumentException">The shape or type does not fit, or a value is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static (Tensor Coordinates, double Divergence) Project(Tensor data, TsneOptions? options = null)
    {
        options ??= new TsneOptions();
        EmbeddingRows.Require(data, nameof(data));
        if (data.shape[0] is < 3 or > MostPoints || data.shape[1] < 2)
            throw new ArgumentException($"A map needs 3 to {MostPoints:N0} points of at least 2 values; " +
                $"these are ({string.Join(", ", data.shape)}).", nameof(data));
        options.Require((int)data.shape[0]);
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var points = data.detach().cpu();
        var map = new TsneMap(JointProbabilities.Of(points, options.Perplexity));
        Start(map, points, options.Seed);
        Descend(map, options.Iterations);
        return (tensor(map.Coordinates(), [map.Count, 2]).MoveToOuterDisposeScope(), map.Divergence());
    }

    private static void Start(TsneMap map, Tensor points, int? seed)
    {
        if (seed is { } number)
        {
            var random = new RandomSource(number);
            map.Place(_ => StartDeviation * Normal(random));
            return;
        }
        var (coordinates, _) = PrincipalComponents.Project(points);
        var first = coordinates.select(1, 0);
        // If all points are equal, they stay where they are.
        var deviation = Math.Max(Math.Sqrt(first.square().mean().item<float>()), 1e-30);
        var places = coordinates.contiguous().data<float>().ToArray();
        map.Place(at => places[at] / deviation * StartDeviation);
    }

    /// <summary>Draws a normal number (G. Box, M. Muller, 1958).</summary>
    private static double Normal(RandomSource random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static void Descend(TsneMap map, int steps)
    {
        // A. Belkina et al., 2019; divided by 4, as in scikit-learn: their gradient lacks a factor 4.
        var rate = Math.Max((float)map.Count / Exaggeration / 4, 50);
        for (var step = 0; step < steps; step++)
        {
            var early = step < ExaggeratedSteps;
            if (step == ExaggeratedSteps)
                map.Rest();
            map.Step(rate, early ? 0.5f : 0.8f, early ? Exaggeration : 1);
            if (early)
                map.KeepAtLeast(StartDeviation);
        }
    }
}
