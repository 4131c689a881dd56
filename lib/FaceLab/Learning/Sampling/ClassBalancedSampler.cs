using FaceLab.Data;

namespace FaceLab.Learning.Sampling;

/// <summary>First a class, then one of its images, both at random: rare classes come as often as common ones.</summary>
/// <remarks>
/// Every row of a batch is drawn on its own, classes uniformly, images uniformly within the class, so that an image of a class
/// with n images has the chance 1 / (classes x n), and may come twice in a batch. A class is an identity, or a range of scores
/// where faces are rated: with few extreme ratings, a network otherwise learns to answer with the mean. Source: E. Gölge's selfie
/// scoring (2016), which draws a score class first.
/// </remarks>
public sealed class ClassBalancedSampler : BatchSampler
{
    private readonly SampledFaces faces;

    /// <summary>A sampler over any classes.</summary>
    /// <param name="rows">Rows of the pixel tensor, each once.</param>
    /// <param name="classes">The class of each row, any integers; they are the labels of the batches.</param>
    /// <param name="batchSize">N, at least 1.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <exception cref="ArgumentException">There is no row, one comes twice or is negative, or the counts differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public ClassBalancedSampler(IReadOnlyList<long> rows, IReadOnlyList<long> classes, int batchSize, int seed)
        : this(SampledFaces.Of(rows, classes), batchSize, seed)
    {
    }

    private ClassBalancedSampler(SampledFaces faces, int batchSize, int seed) : base($"batches of {batchSize}", faces, batchSize, seed) =>
        this.faces = faces;

    /// <summary>Classes to draw from.</summary>
    public int Classes => faces.ByClass.Length;

    /// <summary>Identities as classes.</summary>
    /// <param name="faces">What rows and labels refer to.</param>
    /// <param name="people">The people to draw from; all of <paramref name="faces"/> if null.</param>
    /// <param name="batchSize">N, at least 1.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <exception cref="ArgumentException">None of the people is in the set.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public static ClassBalancedSampler OfIdentities(FaceSet faces, FaceSet? people, int batchSize, int seed) =>
        new(SampledFaces.Of(faces, people), batchSize, seed);

    /// <summary>Score classes: the label of a batch's row is floor(score / width).</summary>
    /// <param name="faces">A set whose images all have a <see cref="FaceRecord.Rating"/>.</param>
    /// <param name="people">The people to draw from; all of <paramref name="faces"/> if null.</param>
    /// <param name="classWidth">Width of a class in units of the score, above 0: 1 on a scale of 0 to 9 makes ten classes.</param>
    /// <param name="batchSize">N, at least 1.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <exception cref="ArgumentException">An image has no score, or none of the people is in the set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static ClassBalancedSampler OfRatings(FaceSet faces, FaceSet? people, double classWidth, int batchSize, int seed) =>
        new(SampledFaces.OfRatings(faces, people, classWidth), batchSize, seed);

    private protected override LabeledRows Draw()
    {
        var (rows, labels) = (new long[BatchSize], new long[BatchSize]);
        for (var i = 0; i < BatchSize; i++)
        {
            var (drawn, images) = faces.ByClass[Random.Below(faces.ByClass.Length)];
            (rows[i], labels[i]) = (images[Random.Below(images.Length)], drawn);
        }
        return new LabeledRows(rows, labels);
    }
}
