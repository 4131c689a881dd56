using FaceLab.Data;

namespace FaceLab.Sampling;

/// <summary>Draws genuine and impostor pairs of a set at random, without ever listing all pairs.</summary>
/// <remarks>
/// A genuine pair is uniform over all genuine pairs of the set, so an identity with n images weighs n (n - 1) / 2;
/// an impostor pair is uniform over all pairs of different people.
/// </remarks>
public sealed class PairSampler
{
    private readonly FaceSet faces;
    private readonly Random random;
    private readonly long[] cumulativeGenuine;

    /// <summary>A sampler over a set.</summary>
    /// <param name="faces">Where to draw from: at least two people, one of them with two images.</param>
    /// <param name="seed">The same seed gives the same pairs.</param>
    /// <exception cref="ArgumentException">The set has no genuine or no impostor pair.</exception>
    public PairSampler(FaceSet faces, int seed)
    {
        ArgumentNullException.ThrowIfNull(faces);
        (this.faces, random) = (faces, new Random(seed));
        cumulativeGenuine = new long[faces.Identities.Count];
        var sum = 0L;
        for (var label = 0; label < cumulativeGenuine.Length; label++)
        {
            long images = faces.ImagesOf(label).Count;
            cumulativeGenuine[label] = sum += images * (images - 1) / 2;
        }
        if (sum == 0 || faces.Identities.Count < 2)
            throw new ArgumentException($"'{faces.Name}' has {sum} genuine pairs among {faces.Identities.Count} people: pairs need two people, and two images of one of them.", nameof(faces));
    }

    /// <summary>Number of genuine pairs of the set.</summary>
    public long GenuineCount => cumulativeGenuine[^1];

    /// <summary>Number of impostor pairs of the set.</summary>
    public long ImpostorCount => (long)faces.Count * (faces.Count - 1) / 2 - GenuineCount;

    /// <summary>Draws as many genuine as impostor pairs, genuine first; a pair may come twice.</summary>
    /// <param name="countEach">Pairs of each kind.</param>
    public IReadOnlyList<FacePair> Draw(int countEach) =>
        [.. Enumerable.Range(0, countEach).Select(_ => Genuine()), .. Enumerable.Range(0, countEach).Select(_ => Impostor())];

    private FacePair Genuine()
    {
        var at = Array.BinarySearch(cumulativeGenuine, random.NextInt64(GenuineCount) + 1);
        if (at < 0)
            at = ~at;
        while (at > 0 && cumulativeGenuine[at - 1] == cumulativeGenuine[at])
            at--;   // identities without a pair share the sum of the one before them
        var images = faces.ImagesOf(at);
        var first = random.Next(images.Count);
        var second = random.Next(images.Count - 1);
        return new FacePair(images[first], images[second >= first ? second + 1 : second], Genuine: true);
    }

    private FacePair Impostor()
    {
        while (true)
        {
            var (first, second) = (random.Next(faces.Count), random.Next(faces.Count));
            if (faces.Labels[first] != faces.Labels[second])
                return new FacePair(first, second, Genuine: false);
        }
    }
}
