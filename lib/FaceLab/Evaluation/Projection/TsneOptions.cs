namespace FaceLab.Evaluation.Projection;

/// <summary>The options of <see cref="Tsne"/>.</summary>
/// <remarks>Source: L. van der Maaten, G. Hinton, "Visualizing data using t-SNE", JMLR 9, 2008, section 3.4.</remarks>
public sealed record TsneOptions
{
    /// <summary>The approximate number of neighbours of each face, at least 1 and below N; the paper: 5 to
    /// 50.</summary>
    public double Perplexity { get; init; } = 30;

    /// <summary>The number of steps of gradient descent, at least 1; the paper: 1,000.</summary>
    public int Iterations { get; init; } = 1000;

    /// <summary>The seed of the paper's small random starting places; null to start from principal components, which
    /// keeps the map's large distances meaningful (D. Kobak, P. Berens, 2019).</summary>
    public int? Seed { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal void Require(int count)
    {
        // Written so that NaN fails too.
        if (!(Perplexity >= 1 && Perplexity < count))
            throw new ArgumentOutOfRangeException(null, Perplexity,
                $"Perplexity is from 1 to below the number of points, {count:N0} here.");
        ArgumentOutOfRangeException.ThrowIfLessThan(Iterations, 1);
    }
}
