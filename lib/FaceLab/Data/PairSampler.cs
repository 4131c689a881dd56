using FaceLab.Basics;

namespace FaceLab.Data;

/// <summary>Draws genuine and impostor pairs of a set at random, without a list of all pairs.</summary>
/// <remarks>
/// A genuine pair is uniform over all genuine pairs of the set, so an identity with n images has the weight n (n - 1) /
/// 2. An impostor pair is uniform over all pairs of different people. The order of the two images is random, so that a
/// head that is not symmetric sees both orders.
/// </remarks>
public sealed class PairSampler
{
    private readonly Random random;
    private readonly Walk genuine;
    private readonly Walk impostor;

    /// <summary>Makes a sampler of a set.</summary>
    /// <param name="faces">The set: at least two people, one of them with two images.</param>
    /// <param name="seed">The same seed gives the same pairs.</param>
    /// <exception cref="ArgumentException">The set has no genuine or no impostor pair.</exception>
    public PairSampler(FaceSet faces, int seed)
    {
        Pairs = new PairEnumeration(faces);
        if (GenuineCount == 0 || ImpostorCount == 0)
            throw new ArgumentException($"'{faces.Name}' has {GenuineCount} genuine pairs among " +
                $"{faces.Identities.Count} people: " +
                "pairs need two people, and two images of one of them.", nameof(faces));
        random = new Random(seed);
        (genuine, impostor) = (new Walk(GenuineCount, random), new Walk(ImpostorCount, random));
    }

    /// <summary>The pairs of the set, by number.</summary>
    public PairEnumeration Pairs { get; }

    /// <summary>Draws different pairs of some people of a set: as many genuine as impostor pairs.</summary>
    /// <param name="faces">The set.</param>
    /// <param name="people">The people whose pairs are drawn; people who are not in the set are left out.</param>
    /// <param name="pairsEach">Pairs of each kind; fewer if there are not so many.</param>
    /// <param name="seed">The same seed gives the same pairs.</param>
    /// <returns>Pairs of indices of <paramref name="faces"/>.</returns>
    /// <exception cref="ArgumentException">The people have no genuine or no impostor pair.</exception>
    public static IReadOnlyList<FacePair> DrawAmong(FaceSet faces, FaceSet people, int pairsEach, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pairsEach, 1);
        var group = faces.OfIdentities(people.Name, people.Identities.Where(faces.Contains));
        // The group keeps the order of the set.
        int[] indices = [.. Enumerable.Range(0, faces.Count)
            .Where(index => group.Contains(faces.Records[index].Identity))];
        var sampler = new PairSampler(group, seed);
        var count = (int)Math.Min(pairsEach, Math.Min(sampler.GenuineCount, sampler.ImpostorCount));
        return [.. sampler.DrawDistinct(count)
            .Select(pair => pair with { First = indices[pair.First], Second = indices[pair.Second] })];
    }

    /// <summary>The number of genuine pairs of the set.</summary>
    public long GenuineCount => Pairs.GenuineCount;

    /// <summary>The number of impostor pairs of the set.</summary>
    public long ImpostorCount => Pairs.ImpostorCount;

    /// <summary>Draws as many genuine as impostor pairs, genuine first; a pair may come twice.</summary>
    /// <param name="countEach">Pairs of each kind.</param>
    public IReadOnlyList<FacePair> Draw(int countEach) =>
        Draw(countEach, () => random.NextInt64(GenuineCount), () => random.NextInt64(ImpostorCount));

    /// <summary>Draws as <see cref="Draw(int)"/> does, but no pair comes again, in this or a later call, before all
    /// pairs of its kind have come. Then a new random order begins.</summary>
    /// <param name="countEach">Pairs of each kind.</param>
    public IReadOnlyList<FacePair> DrawDistinct(int countEach) => Draw(countEach, genuine.Next, impostor.Next);

    private IReadOnlyList<FacePair> Draw(int countEach, Func<long> nextGenuine, Func<long> nextImpostor) =>
    [
        .. Enumerable.Range(0, countEach).Select(_ => EitherWay(Pairs.Genuine(nextGenuine()))),
        .. Enumerable.Range(0, countEach).Select(_ => EitherWay(Pairs.Impostor(nextImpostor()))),
    ];

    private FacePair EitherWay(FacePair pair) =>
        random.Next(2) == 0 ? pair : pair with { First = pair.Second, Second = pair.First };

    /// <summary>Gives all numbers below a count in a random order, then again in a new one.</summary>
    private sealed class Walk(long count, Random random)
    {
        private RandomOrder order = new(count, random.Next());
        private long position;

        public long Next()
        {
            if (position == count)
                (order, position) = (new RandomOrder(count, random.Next()), 0);
            return order.At(position++);
        }
    }
}
