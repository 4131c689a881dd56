using System.Numerics;
using FaceLab.Basics;

namespace FaceLab.Data;

/// <summary>Numbers all genuine and all impostor pairs of a set. The k-th pair, and the number of a pair, are computed.
/// No pair is stored: the pairs of a million images (5 x 10^11) cost no more memory than those of a thousand.</summary>
/// <remarks>
/// Memory O(P) for P identities, time O(log P) a pair; records of one identity may lie anywhere in the set. Genuine
/// pairs are numbered identity by identity (by label); within an identity, pair (i, j) of its images, i &lt; j, is
/// number j (j - 1) / 2 + i. Impostor pairs are numbered by the identity with the lower label, then its image, then
/// the image of a later identity. A pair's <see cref="FacePair.First"/> is the lower of its two indices, and each pair
/// comes once. <see cref="RandomOrder"/> gives a random order of either kind, which is not stored either.
/// <example><code>
/// var pairs = new PairEnumeration(faces);
/// var order = new RandomOrder(pairs.ImpostorCount, seed: 1);
/// var sample = Enumerable.Range(0, 3000).Select(i => pairs.Impostor(order.At(i)));   // 3,000 different impostor pairs
/// </code></example>
/// </remarks>
public sealed class PairEnumeration
{
    // Entry p is the count over identities 0 .. p-1; the last entry counts all.
    private readonly int[] imagesBefore;
    private readonly long[] genuineBefore;
    private readonly long[] impostorBefore;

    /// <summary>Numbers the pairs of a set.</summary>
    /// <param name="faces">The set; it may have no genuine or no impostor pair.</param>
    public PairEnumeration(FaceSet faces)
    {
        Faces = faces;
        var identities = faces.Identities.Count;
        imagesBefore = new int[identities + 1];
        genuineBefore = new long[identities + 1];
        impostorBefore = new long[identities + 1];
        for (var label = 0; label < identities; label++)
        {
            var images = faces.ImagesOf(label).Count;
            imagesBefore[label + 1] = imagesBefore[label] + images;
            genuineBefore[label + 1] = genuineBefore[label] + PairsAmong(images);
            impostorBefore[label + 1] = impostorBefore[label] + (long)images * (faces.Count - imagesBefore[label + 1]);
        }
    }

    /// <summary>The set; pairs index into it.</summary>
    public FaceSet Faces { get; }

    /// <summary>The number of genuine pairs: the sum of n (n - 1) / 2 over identities with n images.</summary>
    public long GenuineCount => genuineBefore[^1];

    /// <summary>The number of impostor pairs: N (N - 1) / 2 for N images, less the genuine pairs.</summary>
    public long ImpostorCount => impostorBefore[^1];

    /// <summary>Returns the k-th genuine pair.</summary>
    /// <param name="k">0 .. <see cref="GenuineCount"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pair.</exception>
    public FacePair Genuine(long k)
    {
        Check(k, GenuineCount, "genuine");
        var label = LastNotAbove(genuineBefore, k);
        var (i, j) = PairAmong(k - genuineBefore[label]);
        var images = Faces.ImagesOf(label);
        return new FacePair(images[i], images[j], Genuine: true);
    }

    /// <summary>Returns the k-th impostor pair.</summary>
    /// <param name="k">0 .. <see cref="ImpostorCount"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pair.</exception>
    public FacePair Impostor(long k)
    {
        Check(k, ImpostorCount, "impostor");
        var label = LastNotAbove(impostorBefore, k);
        var later = Faces.Count - imagesBefore[label + 1];
        var (i, other) = Math.DivRem(k - impostorBefore[label], later);
        var place = imagesBefore[label + 1] + (int)other;
        var otherLabel = LastNotAbove(imagesBefore, place);
        var first = Faces.ImagesOf(label)[(int)i];
        var second = Faces.ImagesOf(otherLabel)[place - imagesBefore[otherLabel]];
        return new FacePair(Math.Min(first, second), Math.Max(first, second), Genuine: false);
    }

    /// <summary>Returns the number of a pair within its kind, the inverse of <see cref="Genuine"/> and
    /// <see cref="Impostor"/>.</summary>
    /// <param name="pair">Two different images of the set, in either order.</param>
    /// <exception cref="ArgumentException">An image is not in the set or is paired with itself, or the pair is of the
    /// other kind.</exception>
    public long NumberOf(FacePair pair)
    {
        var (low, high) = (Math.Min(pair.First, pair.Second), Math.Max(pair.First, pair.Second));
        if (low < 0 || high >= Faces.Count || low == high)
            throw new ArgumentException($"({pair.First}, {pair.Second}) is no pair of two of the images 0 to " +
                $"{Faces.Count - 1}.", nameof(pair));
        var (label, otherLabel) = (Faces.Labels[low], Faces.Labels[high]);
        if (pair.Genuine != (label == otherLabel))
            throw new ArgumentException($"({pair.First}, {pair.Second}) shows '{Faces.Identities[label]}' and " +
                $"'{Faces.Identities[otherLabel]}' " +
                $"and is called {(pair.Genuine ? "a genuine" : "an impostor")} pair.", nameof(pair));
        if (pair.Genuine)
            return genuineBefore[label] + PairsAmong(PlaceOf(high, label)) + PlaceOf(low, label);
        if (label > otherLabel)
            (low, high, label, otherLabel) = (high, low, otherLabel, label);
        var end = imagesBefore[label + 1];
        return impostorBefore[label] + (long)PlaceOf(low, label) * (Faces.Count - end) + imagesBefore[otherLabel] +
            PlaceOf(high, otherLabel) - end;
    }

    private static long PairsAmong(long images) => images * (images - 1) / 2;

    /// <summary>Returns the pair i &lt; j with the number j (j - 1) / 2 + i.</summary>
    private static (int I, int J) PairAmong(long number)
    {
        var j = (long)((1 + Math.Sqrt(1 + 8.0 * number)) / 2);
        while (PairsAmong(j) > number)
            j--;        // above 2^50 the root of a double may miss by one
        while (PairsAmong(j + 1) <= number)
            j++;
        return ((int)(number - PairsAmong(j)), (int)j);
    }

    /// <summary>Returns the last p with before[p] ≤ k. Identities without a pair share an entry with the next one,
    /// which is returned.</summary>
    private static int LastNotAbove<T>(T[] before, T k) where T : IBinaryInteger<T>
    {
        var (low, high) = (0, before.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (before[middle] <= k)
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>Returns the place of an image among the images of its identity, from 0.</summary>
    private int PlaceOf(int image, int label)
    {
        var images = Faces.ImagesOf(label);
        var (low, high) = (0, images.Count);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (images[middle] <= image)
                low = middle;
            else
                high = middle;
        }
        return low;
    }

    private void Check(long k, long count, string kind)
    {
        if (k < 0 || k >= count)
            throw new ArgumentOutOfRangeException(nameof(k), k, $"'{Faces.Name}' has {count:N0} {kind} pairs, " +
                "numbered from 0.");
    }
}
