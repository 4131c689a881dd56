using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FaceLab.Evaluation;

/// <summary>How many impostors lie between each two neighbouring genuine similarities, and how many are equal to one.</summary>
/// <remarks>
/// That is all an exact ROC curve needs of the impostors: between two genuine similarities it is a straight line. A similarity finds its
/// place by a table over equal steps of the genuine range and a short search among the genuine similarities of its step. The step of a
/// similarity never falls as the similarity rises, rounding included, so that the search is exact.
/// </remarks>
internal sealed class ImpostorCounts
{
    private const int MostSteps = 1 << 22;

    /// <summary>Distinct genuine similarities, rising, then +infinity; how many pairs have each.</summary>
    private readonly float[] values;
    private readonly long[] multiplicities;

    /// <summary>For each step the first genuine similarity that is not below it.</summary>
    private readonly int[] stepStart;
    private readonly float lowest, stepsPerUnit;

    /// <summary>At 2 i the impostors between the genuine similarities i - 1 and i, at 2 i + 1 those equal to i.</summary>
    private readonly long[] counts;
    private float lowestImpostor = float.PositiveInfinity;

    /// <summary>No impostor counted yet.</summary>
    /// <param name="genuine">Genuine similarities, at least one, finite; sorted in place.</param>
    public ImpostorCounts(float[] genuine)
    {
        (values, multiplicities) = Distinct(genuine);
        counts = new long[2 * multiplicities.Length + 1];
        var steps = (int)Math.Min((ulong)MostSteps, System.Numerics.BitOperations.RoundUpToPowerOf2((ulong)multiplicities.Length * 4));
        stepStart = new int[steps + 1];
        lowest = values[0];
        var scale = steps / (values[^2] - lowest);
        stepsPerUnit = float.IsFinite(scale) ? scale : 0;
        for (int step = 0, i = 0; step <= steps; step++)
        {
            while (i < multiplicities.Length && Step(values[i]) < step)
                i++;
            stepStart[step] = i;
        }
    }

    /// <summary>Counts all impostors of a scan.</summary>
    public ImpostorCounts CountedIn(AllPairsScan scan)
    {
        var ofWorkers = new (long[] Counts, float Lowest)[AllPairsScan.Workers];
        for (var worker = 0; worker < ofWorkers.Length; worker++)
            ofWorkers[worker] = (new long[counts.Length], float.PositiveInfinity);
        scan.ForEachImpostorRow((worker, _, similarities) =>
            ofWorkers[worker].Lowest = Math.Min(ofWorkers[worker].Lowest, Count(similarities, ofWorkers[worker].Counts)));
        foreach (var (ofWorker, lowestOfWorker) in ofWorkers)
        {
            lowestImpostor = Math.Min(lowestImpostor, lowestOfWorker);
            for (var i = 0; i < counts.Length; i++)
                counts[i] += ofWorker[i];
        }
        return this;
    }

    /// <summary>The curve, from the highest genuine similarity down.</summary>
    public RocCurve ToCurve()
    {
        var (thresholds, falseAccepts, trueAccepts) = (new List<double> { double.PositiveInfinity }, new List<long> { 0 }, new List<long> { 0 });
        var (accepted, wronglyAccepted) = (0L, 0L);
        for (var i = multiplicities.Length - 1; i >= -1; i--)
        {
            wronglyAccepted += counts[2 * i + 2];
            if (counts[2 * i + 2] > 0)
                Add(i >= 0 ? float.BitIncrement(values[i]) : lowestImpostor);
            if (i < 0)
                break;
            wronglyAccepted += counts[2 * i + 1];
            accepted += multiplicities[i];
            Add(values[i]);
        }
        return new RocCurve([.. thresholds], [.. falseAccepts], [.. trueAccepts]);

        void Add(double threshold)
        {
            thresholds.Add(threshold);
            falseAccepts.Add(wronglyAccepted);
            trueAccepts.Add(accepted);
        }
    }

    /// <summary>Counts a row; returns the lowest of its similarities that lie below all genuine ones, or +infinity.</summary>
    private float Count(ReadOnlySpan<float> similarities, long[] into)
    {
        ref var value = ref MemoryMarshal.GetArrayDataReference(values);
        ref var start = ref MemoryMarshal.GetArrayDataReference(stepStart);
        ref var slot = ref MemoryMarshal.GetArrayDataReference(into);
        var below = float.PositiveInfinity;
        foreach (var similarity in similarities)
        {
            // In bounds: a step is 0 .. steps - 1, and +infinity ends the values.
            var step = Step(similarity);
            var i = Unsafe.Add(ref start, step);
            var end = Unsafe.Add(ref start, step + 1);
            if (end - i > 16)
                i = FirstNotBelow(similarity, i, end);
            while (Unsafe.Add(ref value, i) < similarity)
                i++;
            Unsafe.Add(ref slot, 2 * i + (Unsafe.Add(ref value, i) == similarity ? 1 : 0))++;
            if (i == 0)
                below = Math.Min(below, similarity);
        }
        return below;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Step(float similarity) =>
        float.ConvertToIntegerNative<int>(float.MinNative(float.MaxNative((similarity - lowest) * stepsPerUnit, 0), stepStart.Length - 2));

    private int FirstNotBelow(float similarity, int first, int end)
    {
        while (first < end)
        {
            var middle = (first + end) / 2;
            (first, end) = values[middle] < similarity ? (middle + 1, end) : (first, middle);
        }
        return first;
    }

    private static (float[] Values, long[] Multiplicities) Distinct(float[] genuine)
    {
        Array.Sort(genuine);
        var (values, multiplicities) = (new List<float>(), new List<long>());
        foreach (var similarity in genuine)
        {
            if (values.Count == 0 || values[^1] != similarity)
            {
                values.Add(similarity);
                multiplicities.Add(0);
            }
            multiplicities[^1]++;
        }
        return ([.. values, float.PositiveInfinity], [.. multiplicities]);
    }
}
