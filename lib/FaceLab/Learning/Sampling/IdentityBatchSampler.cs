using FaceLab.Data;

namespace FaceLab.Learning.Sampling;

/// <summary>P x K batches: P different identities with K images each, for many pairs in one forward pass.</summary>
/// <remarks>
/// Source: A. Hermans, L. Beyer, B. Leibe, "In Defense of the Triplet Loss", 2017, section 2. There, identities are
/// drawn uniformly. Here the chance of an identity grows with the root of its number of images (counted up to
/// <see cref="ImageCap"/>), a compromise between LFW's imbalance and equal chances. Identities with a single image are
/// drawn at <see cref="SingleImageWeight"/> of the chance, because their genuine pairs teach only invariance to
/// augmentation. An identity with n images, n below K, gives each of them floor(K / n) times and K mod n of them, drawn
/// at random, once more: augmentation makes each repeat another picture.
/// </remarks>
public sealed class IdentityBatchSampler : BatchSampler
{
    /// <summary>Images of an identity beyond this number do not raise its chance.</summary>
    public const int ImageCap = 30;

    /// <summary>The chance of a one-image identity relative to its root weight of 1.</summary>
    public const double SingleImageWeight = 0.5;

    private readonly int identities;
    private readonly int imagesEach;
    private readonly double[] cumulative;

    /// <summary>A sampler over some people of a set.</summary>
    /// <param name="faces">The faces that rows and labels refer to.</param>
    /// <param name="people">The people to draw from; all of <paramref name="faces"/> if null.</param>
    /// <param name="identities">P, at least 2 and at most the number of people to draw from.</param>
    /// <param name="imagesEach">K, at least 1.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <exception cref="ArgumentException">None of the people is in the set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">P or K is out of its range.</exception>
    public IdentityBatchSampler(FaceSet faces, FaceSet? people, int identities, int imagesEach, int seed)
        : base(SampledFaces.Of(faces, people), $"{identities} x {imagesEach}",
            (int)Math.Min(int.MaxValue, (long)identities * imagesEach), seed)
    {
        if (identities < 2 || identities > Faces.ByClass.Length)
            throw new ArgumentOutOfRangeException(nameof(identities), identities,
                $"A batch of P identities takes 2 to {Faces.ByClass.Length} of them here.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(imagesEach, int.MaxValue / identities);
        (this.identities, this.imagesEach) = (identities, imagesEach);
        var sum = 0.0;
        cumulative = [.. Faces.ByClass.Select(person => sum += Weight(person.Rows.Length))];
    }

    /// <inheritdoc/>
    internal override string? MissingPairs => imagesEach > 1 ? null
        : "a batch has 1 image of each person, so there is no positive pair. Give at least 2 images of each " +
            "(\"imagesEach\": 2).";

    private protected override LabeledRows Draw()
    {
        var chosen = new List<int>(identities);
        while (chosen.Count < identities)
        {
            var next = DrawIdentity();
            if (!chosen.Contains(next))
                chosen.Add(next);
        }
        var (rows, labels) = (new List<long>(BatchSize), new List<long>(BatchSize));
        foreach (var (label, images) in chosen.Select(i => Faces.ByClass[i]))
        {
            rows.AddRange(DrawImages(images));
            labels.AddRange(Enumerable.Repeat(label, imagesEach));
        }
        return new LabeledRows([.. rows], [.. labels]);
    }

    private static double Weight(int images) => images == 1 ? SingleImageWeight : Math.Sqrt(Math.Min(images, ImageCap));

    private int DrawIdentity()
    {
        var at = Array.BinarySearch(cumulative, Random.NextDouble() * cumulative[^1]);
        return Math.Min(at >= 0 ? at : ~at, cumulative.Length - 1);
    }

    /// <summary>Draws K different images if there are enough, else each equally often, as far as possible.</summary>
    private IEnumerable<long> DrawImages(long[] images)
    {
        for (var left = imagesEach; left > 0; left -= images.Length)
        {
            var order = images.ToArray();
            Random.Shuffle(order.AsSpan());
            foreach (var image in order.Take(left))
                yield return image;
        }
    }
}
