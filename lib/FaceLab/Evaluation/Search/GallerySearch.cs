using static TorchSharp.torch;

namespace FaceLab.Evaluation.Search;

/// <summary>Compares each probe with all of a gallery, for identification and retrieval.</summary>
internal sealed class GallerySearch : IDisposable
{
    private readonly Tensor gallery, probes;
    private readonly int[] probeLabels;
    private readonly bool leaveOneOut;

    /// <summary>The identities of the gallery, their number at each row, and the rows of each.</summary>
    private readonly int[] identities;
    private readonly int[] identityOfRow;
    private readonly Dictionary<int, int[]> rowsOf;

    /// <exception cref="ArgumentException">Shapes do not fit, a value is not finite, a row is zero, or one side is
    /// empty.</exception>
    public GallerySearch(Tensor gallery, IReadOnlyList<int> galleryLabels, Tensor probes,
        IReadOnlyList<int> probeLabels, bool leaveOneOut)
    {
        if (gallery.dim() == 2 && probes.dim() == 2 && gallery.shape[1] != probes.shape[1])
            throw new ArgumentException(
                $"Embeddings of {gallery.shape[1]} values in the gallery do not fit probes of " +
                $"{probes.shape[1]}: one network must make both.", nameof(probes));
        if (leaveOneOut && galleryLabels.Count < 2)
            throw new ArgumentException("There is one face only: nothing is left to compare it with.", nameof(gallery));
        this.leaveOneOut = leaveOneOut;
        this.gallery = UnitRows.Of(gallery, nameof(gallery), galleryLabels);
        this.probes = UnitRows.Of(probes, nameof(probes), probeLabels);
        this.probeLabels = [.. probeLabels];
        rowsOf = galleryLabels.Index().GroupBy(entry => entry.Item, entry => entry.Index)
            .ToDictionary(group => group.Key, group => group.ToArray());
        identities = [.. rowsOf.Keys];
        var numberOf = identities.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        identityOfRow = [.. galleryLabels.Select(label => numberOf[label])];
    }

    public Identification Identify()
    {
        var results = new ProbeResult[probeLabels.Length];
        var ofWorkers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new float[identities.Length])
            .ToArray();
        ForEachProbe((worker, probe, _, similarities) => results[probe] = Rank(probe, similarities, ofWorkers[worker]));
        return new Identification(results, identities.Length);
    }

    /// <summary>Orders the gallery's pictures for each probe that has one of its own identity.</summary>
    public Retrieval Retrieve()
    {
        var results = new int[probeLabels.Length][];
        ForEachProbe((_, probe, _, similarities) => results[probe] = Positions(probe, similarities));
        return new Retrieval(results, leaveOneOut ? identityOfRow.Length - 1 : identityOfRow.Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        gallery.Dispose();
        probes.Dispose();
    }

    private void ForEachProbe(SimilarityBlocks.Row visit)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        SimilarityBlocks.ForEachRow(
            probes, gallery, (_, _) => (0, identityOfRow.Length), visit, Environment.ProcessorCount);
    }

    private ProbeResult Rank(int probe, ReadOnlySpan<float> similarities, float[] ofIdentity)
    {
        Array.Fill(ofIdentity, float.NegativeInfinity);
        for (var row = 0; row < similarities.Length; row++)
        {
            if (!(leaveOneOut && row == probe))
                ofIdentity[identityOfRow[row]] = Math.Max(ofIdentity[identityOfRow[row]], similarities[row]);
        }
        var own = rowsOf.TryGetValue(probeLabels[probe], out var rows) ? identityOfRow[rows[0]] : -1;
        var mate = own >= 0 ? ofIdentity[own] : float.NegativeInfinity;
        var (best, rank) = (-1, 1);
        for (var identity = 0; identity < ofIdentity.Length; identity++)
        {
            if (identity == own)
                continue;
            rank += ofIdentity[identity] >= mate ? 1 : 0;
            if (best < 0 || ofIdentity[identity] > ofIdentity[best])
                best = identity;
        }
        var hasMate = !float.IsNegativeInfinity(mate);
        if (best < 0 || (hasMate && rank == 1))
            best = own;
        return new ProbeResult(probeLabels[probe], identities[best], ofIdentity[best], hasMate ? rank : null, mate);
    }

    /// <summary>Finds the places of the probe's own pictures in the order of falling similarity, from 0; after all
    /// others that are equal.</summary>
    private int[] Positions(int probe, ReadOnlySpan<float> similarities)
    {
        if (!rowsOf.TryGetValue(probeLabels[probe], out var rows))
            return [];
        var mates = new List<float>(rows.Length);
        foreach (var row in rows)
        {
            if (!(leaveOneOut && row == probe))
                mates.Add(similarities[row]);
        }
        mates.Sort();
        var own = identityOfRow[rows[0]];
        // At i the others that are at least as similar as i mates and no more: those stand before the lowest i mates.
        var before = new int[mates.Count + 1];
        for (var row = 0; row < similarities.Length; row++)
        {
            if (identityOfRow[row] != own)
                before[NotAbove(mates, similarities[row])]++;
        }
        var positions = new int[mates.Count];
        for (int i = mates.Count - 1, others = 0; i >= 0; i--)
        {
            others += before[i + 1];
            positions[mates.Count - 1 - i] = mates.Count - 1 - i + others;
        }
        return positions;
    }

    /// <summary>Counts the values of a rising list that are not above a value.</summary>
    private static int NotAbove(List<float> rising, float value)
    {
        var (first, end) = (0, rising.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = rising[middle] <= value ? (middle + 1, end) : (first, middle);
        }
        return first;
    }
}
