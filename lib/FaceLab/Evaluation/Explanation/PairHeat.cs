namespace FaceLab.Evaluation.Explanation;

/// <summary>Where the faces of N pairs agree: a heat map for each of the two.</summary>
/// <param name="First">Of the first faces.</param>
/// <param name="Second">Of the second faces.</param>
/// <param name="CosineSimilarities">N, in [-1, 1]: what is explained.</param>
/// <param name="Layer">The layer whose maps they are.</param>
public sealed record PairHeat(FaceHeat First, FaceHeat Second, IReadOnlyList<float> CosineSimilarities, string Layer) : IDisposable
{
    /// <summary>Pairs, N.</summary>
    public int Count => CosineSimilarities.Count;

    /// <summary>Frees the maps.</summary>
    public void Dispose()
    {
        First.Dispose();
        Second.Dispose();
    }
}
