using FaceLab.Data;

namespace FaceLab.Learning.Sampling;

/// <summary>Draws a class, then one of its images, both at random: rare classes come as often as common ones.</summary>
/// <remarks>
/// Every row of a batch is drawn on its own, classes uniformly, images uniformly within the class: an image of a
/// class with n images has the chance 1 / (classes x n), and may come twice in a batch. Classes of ratings keep a
/// network from always answering with the mean rating. Source: E. Gölge's rating of selfies (2016), which draws a
/// class of ratings first.
/// </remarks>
/// <param name="faces">The faces that rows and labels refer to.</param>
/// <param name="people">The people to draw from; all of <paramref name="faces"/> if null.</param>
/// <param name="batchSize">N, at least 1.</param>
/// <param name="seed">The same seed gives the same batches.</param>
/// <param name="classWidth">The width of a class of ratings, above 0: the label is floor(rating / width). Null for a
/// class per person.</param>
/// <exception cref="ArgumentException">An image has no rating, or none of the people is in the set.</exception>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
public sealed class ClassBalancedSampler(FaceSet faces, FaceSet? people, int batchSize, int seed,
    double? classWidth = null)
    : BatchSampler(SampledFaces.Of(faces, people, classWidth), $"batches of {batchSize}", batchSize, seed)
{
    /// <summary>The number of classes to draw from.</summary>
    public int Classes => Faces.ByClass.Length;

    private protected override LabeledRows Draw()
    {
        var (rows, labels) = (new long[BatchSize], new long[BatchSize]);
        for (var i = 0; i < BatchSize; i++)
        {
            var (drawn, images) = Faces.ByClass[Random.Below(Classes)];
            (rows[i], labels[i]) = (images[Random.Below(images.Length)], drawn);
        }
        return new LabeledRows(rows, labels);
    }
}
