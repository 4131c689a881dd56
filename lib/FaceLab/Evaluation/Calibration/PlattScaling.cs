namespace FaceLab.Evaluation.Calibration;

/// <summary>A logistic curve of the similarity: p(s) = 1 / (1 + exp(-(slope s + intercept))).</summary>
/// <param name="Slope">The slope of the curve; positive for a model that is better than chance.</param>
/// <param name="Intercept">The curve crosses 0.5 at -intercept / slope.</param>
/// <remarks>
/// Maximum likelihood against smoothed targets, (n + 1) / (n + 2) for the n genuine pairs and 1 / (m + 2) for the m
/// impostors, so that separable pairs give a finite slope. It has two parameters, so few pairs are enough. In the paper
/// A = -slope and B = -intercept. Source: J. Platt, "Probabilistic outputs for support vector machines", 1999, section
/// 2.2; Newton's method with backtracking as in H.-T. Lin, C.-J. Lin, R. Weng, "A note on Platt's probabilistic outputs
/// for support vector machines", 2007.
/// </remarks>
public sealed record PlattScaling(double Slope, double Intercept) : ISimilarityCalibration
{
    private const int MostSteps = 100;

    /// <inheritdoc/>
    public double Probability(double cosineSimilarity) => double.IsNaN(cosineSimilarity)
        ? throw new ArgumentException(
            "The similarity is not a number: look for a network that diverged.", nameof(cosineSimilarity))
        : Logistic(Slope * cosineSimilarity + Intercept);

    /// <summary>Fits the curve.</summary>
    /// <param name="pairs">Pairs that are not reported on.</param>
    /// <exception cref="ArgumentException">A similarity is not finite, or a kind of pair is missing.</exception>
    public static PlattScaling Fit(PairSimilarities pairs)
    {
        pairs.RequireBothKinds();
        var genuine = pairs.Genuine.Count(value => value);
        var (high, low) = ((genuine + 1.0) / (genuine + 2.0), 1.0 / (pairs.Count - genuine + 2.0));
        var similarities = pairs.CosineSimilarities.Select(value => (double)value).ToArray();
        var targets = pairs.Genuine.Select(value => value ? high : low).ToArray();
        var fit = new PlattScaling(0, Math.Log((genuine + 1.0) / (pairs.Count - genuine + 1.0)));
        for (var step = 0; step < MostSteps && fit.Step(similarities, targets) is { } next; step++)
            fit = next;
        return fit;
    }

    /// <summary>Takes one step of Newton's method, halved until the loss falls; null if it no longer does.</summary>
    private PlattScaling? Step(double[] similarities, double[] targets)
    {
        // A ridge keeps the matrix invertible where all similarities are equal.
        var (gradientSlope, gradientIntercept, slopeSlope, slopeIntercept, interceptIntercept) =
            (0.0, 0.0, 1e-12, 0.0, 1e-12);
        for (var i = 0; i < targets.Length; i++)
        {
            var p = Probability(similarities[i]);
            var (error, weight) = (p - targets[i], p * (1 - p));
            gradientSlope += error * similarities[i];
            gradientIntercept += error;
            slopeSlope += weight * similarities[i] * similarities[i];
            slopeIntercept += weight * similarities[i];
            interceptIntercept += weight;
        }
        if (Math.Max(Math.Abs(gradientSlope), Math.Abs(gradientIntercept)) < 1e-10 * targets.Length)
            return null;
        var determinant = slopeSlope * interceptIntercept - slopeIntercept * slopeIntercept;
        var (alongSlope, alongIntercept) = (
            -(interceptIntercept * gradientSlope - slopeIntercept * gradientIntercept) / determinant,
            -(slopeSlope * gradientIntercept - slopeIntercept * gradientSlope) / determinant);
        var loss = Loss(similarities, targets);
        for (var size = 1.0; size > 1e-10; size /= 2)
        {
            var next = new PlattScaling(Slope + size * alongSlope, Intercept + size * alongIntercept);
            if (next.Loss(similarities, targets) < loss)
                return next;
        }
        return null;
    }

    /// <summary>Computes the cross-entropy to the targets: log(1 + e^z) - t z, without overflow.</summary>
    private double Loss(double[] similarities, double[] targets)
    {
        var loss = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            var z = Slope * similarities[i] + Intercept;
            loss += Math.Max(z, 0) + double.LogP1(Math.Exp(-Math.Abs(z))) - targets[i] * z;
        }
        return loss;
    }

    private static double Logistic(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));
}
