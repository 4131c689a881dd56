using System.Runtime.CompilerServices;

namespace FaceLab.Evaluation.Projection;

/// <summary>Settings of <see cref="Tsne"/>; the defaults are the paper's where it gives them, otherwise scikit-learn's.</summary>
/// <remarks>Source: L. van der Maaten, G. Hinton, "Visualizing data using t-SNE", JMLR 9, 2008, section 3.4.</remarks>
public sealed record TsneOptions
{
    /// <summary>About how many neighbours each face should have, at least 1 and below N; the paper: 5 to 50.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>Steps of gradient descent, at least 1; the paper: 1,000.</summary>
    public int Iterations { get; init; } = 1000;

    /// <summary>Factor on the attraction in the first steps, 1 to a million; the paper: 4, later practice: 12.</summary>
    public double EarlyExaggeration { get; init; } = 12;

    /// <summary>How many steps are exaggerated, and have momentum 0.5 instead of 0.8, at least 0; the paper: 50 and 250, later
    /// practice: 250 both.</summary>
    public int ExaggeratedIterations { get; init; } = 250;

    /// <summary>Step width, above 0 to a million; null for N / exaggeration / 4, at least 50 (A. Belkina et al.,
    /// 2019; scikit-learn divides by 4 as its gradient, and ours, has the factor 4 that theirs lacks).</summary>
    public double? LearningRate { get; init; }

    /// <summary>Null to start from principal components, which keeps the map's large distances meaningful (D. Kobak, P. Berens, 2019); a number
    /// to start from the paper's small random places, which that number decides.</summary>
    public int? Seed { get; init; }

    /// <summary>Fails unless all fit.</summary>
    /// <param name="count">N.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void Require(int count)
    {
        // Written so that NaN fails too.
        Demand(Perplexity >= 1 && Perplexity < count, Perplexity, $"Perplexity is from 1 to below the number of points, {count:N0} here.");
        Demand(Iterations >= 1, Iterations, "Iterations are at least 1.");
        Demand(ExaggeratedIterations >= 0, ExaggeratedIterations, "Exaggerated iterations are at least 0.");
        Demand(EarlyExaggeration is >= 1 and <= 1e6, EarlyExaggeration, "Exaggeration is a factor from 1 to a million.");
        Demand(LearningRate is null or (> 0 and <= 1e6), LearningRate, "A learning rate is above 0, up to a million.");
    }

    private static void Demand(bool fits, object? value, string demand, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (!fits)
            throw new ArgumentOutOfRangeException(name, value, demand);
    }
}
