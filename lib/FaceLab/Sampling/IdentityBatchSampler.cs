using FaceLab.Data;

namespace FaceLab.Sampling;

/// <summary>P x K batches: P different identities, K images of each, so that one forward pass gives many pairs.</summary>
/// <remarks>
/// Source: A. Hermans, L. Beyer, B. Leibe, "In Defense of the Triplet Loss", 2017, section 2. There, identities are
/// drawn uniformly. Here the chance of an identity grows with the root of its number of images (counted up to
/// <see cref="ImageCap"/>), a middle between LFW's imbalance and throwing its large identities away. An identity with
/// fewer than K images repeats them: augmentation makes each repeat another picture; identities with a single image are
/// drawn at <see cref="SingleImageWeight"/> of the chance, as their genuine pairs teach only invariance to augmentation.
/// </remarks>
public sealed class IdentityBatchSampler
{
    private readonly Random random;
    private readonly IReadOnlyList<int>[] imagesOf;
    private readonly int[] labels;
    private readonly double[] cumulative;

    /// <summary>A sampler over some people of a set.</summary>
    /// <param name="faces">What rows and labels refer to.</param>
    /// <param name="people">The people to draw from; all of <paramref name="faces"/> if null.</param>
    /// <param name="identities">P, at least 2 and at most the number of people to draw from.</param>
    /// <param name="imagesEach">K, at least 1.</param>
    /// <param name="seed">The same seed gives the same batches.</param>
    /// <exception cref="ArgumentOutOfRangeException">P or K is out of its range.</exception>
    public IdentityBatchSampler(FaceSet faces, FaceSet? people, int identities, int imagesEach, int seed)
    {
        ArgumentNullException.ThrowIfNull(faces);
        labels = [.. Enumerable.Range(0, faces.Identities.Count).Where(label => people is null || people.Contains(faces.Identities[label]))];
        if (identities < 2 || identities > labels.Length)
            throw new ArgumentOutOfRangeException(nameof(identities), identities, $"A batch of P identities takes 2 to {labels.Length} of them here.");
        ArgumentOutOfRangeException.ThrowIfLessThan(imagesEach, 1);
        (Identities, ImagesEach, random) = (identities, imagesEach, new Random(seed));
        imagesOf = [.. labels.Select(faces.ImagesOf)];
        cumulative = new double[labels.Length];
        var sum = 0.0;
        for (var i = 0; i < cumulative.Length; i++)
            cumulative[i] = sum += Weight(imagesOf[i].Count);
    }

    /// <summary>Images of an identity beyond this number do not raise its chance.</summary>
    public const int ImageCap = 30;

    /// <summary>Chance of a one-image identity relative to its root weight of 1.</summary>
    public const double SingleImageWeight = 0.5;

    /// <summary>P.</summary>
    public int Identities { get; }

    /// <summary>K.</summary>
    public int ImagesEach { get; }

    /// <summary>Draws P x K rows, grouped by identity.</summary>
    public LabeledRows Next()
    {
        var chosen = new HashSet<int>(Identities);
        while (chosen.Count < Identities)
            chosen.Add(DrawIdentity());
        var rows = new List<long>(Identities * ImagesEach);
        var rowLabels = new List<long>(Identities * ImagesEach);
        foreach (var i in chosen)
        {
            rows.AddRange(DrawImages(imagesOf[i]));
            rowLabels.AddRange(Enumerable.Repeat((long)labels[i], ImagesEach));
        }
        return new LabeledRows([.. rows], [.. rowLabels]);
    }

    private static double Weight(int images) => images == 1 ? SingleImageWeight : Math.Sqrt(Math.Min(images, ImageCap));

    private int DrawIdentity()
    {
        var at = Array.BinarySearch(cumulative, random.NextDouble() * cumulative[^1]);
        return Math.Min(at >= 0 ? at : ~at, cumulative.Length - 1);
    }

    /// <summary>K different images where there are so many, else each as often as it goes.</summary>
    private IEnumerable<long> DrawImages(IReadOnlyList<int> images)
    {
        var drawn = 0;
        while (drawn < ImagesEach)
        {
            var order = images.ToArray();
            random.Shuffle(order);
            foreach (var image in order.Take(ImagesEach - drawn))
                yield return image;
            drawn += Math.Min(order.Length, ImagesEach - drawn);
        }
    }
}
