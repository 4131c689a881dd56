using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FaceLab.Evaluation;

/// <summary>Counts the impostor similarities between neighbouring genuine ones, and those equal to one.</summary>
/// <remarks>
/// An exact ROC curve needs no more: between two genuine similarities it is a straight line. The genuine range is cut
/// into equal steps, most of them without a genuine similarity: there a count of the step is enough. Only in the other
/// steps a similarity is compared with the genuine ones of its step. The step of a similarity never falls as the
/// similarity rises, rounding included, so that the counts are exact.
/// </remarks>
internal sealed class ImpostorCounts
{
    /// <summary>Enough steps for few genuine similarities in each, and few enough for the counts to fit a processor's
    /// cache.</summary>
    private const int StepsPerValue = 8, MostSteps = 1 << 21;
    private const int ChunkSize = 1024;

    /// <summary>Distinct genuine similarities, rising, then +infinity; and the number of pairs with each.</summary>
    private readonly float[] values;
    private readonly int[] multiplicities;

    /// <summary>For each step the first genuine similarity that is not below it, and a bit that tells whether it has
    /// one.</summary>
    private readonly int[] stepStart;
    private readonly uint[] occupied;
    private readonly float lowest, stepsPerUnit;

    /// <summary>At 2 i the impostors between the genuine similarities i - 1 and i, at 2 i + 1 those equal to
    /// i.</summary>
    private readonly long[] counts;
    private float lowestImpostor = float.PositiveInfinity;

    /// <param name="genuine">Genuine similarities, at least one, finite; sorted in place.</param>
    public ImpostorCounts(float[] genuine)
    {
        Array.Sort(genuine);
        var distinct = genuine.CountBy(similarity => similarity).ToList();
        (values, multiplicities) =
            ([.. distinct.Select(one => one.Key), float.PositiveInfinity], [.. distinct.Select(one => one.Value)]);
        counts = new long[2 * multiplicities.Length + 1];
        var steps = (int)Math.Min(
            MostSteps, BitOperations.RoundUpToPowerOf2((ulong)multiplicities.Length * StepsPerValue));
        stepStart = new int[steps + 1];
        occupied = new uint[steps / 32 + 1];
        lowest = values[0];
        var scale = steps / (values[^2] - lowest);
        stepsPerUnit = float.IsFinite(scale) ? scale : 0;
        for (int step = 0, i = 0; step <= steps; step++)
        {
            while (i < multiplicities.Length && Step(values[i]) < step)
                i++;
            stepStart[step] = i;
        }
        foreach (var value in values.AsSpan(0, multiplicities.Length))
            occupied[Step(value) >> 5] |= 1u << Step(value);
    }

    public ImpostorCounts CountedIn(AllPairsScan scan)
    {
        var workers = Environment.ProcessorCount;
        var ofWorkers = Enumerable.Range(0, workers).Select(_ => new Tally(counts.Length, stepStart.Length - 1))
            .ToArray();
        scan.ForEachImpostorRow((worker, similarities) => Count(similarities, ofWorkers[worker]), workers);
        foreach (var tally in ofWorkers)
        {
            Empty(tally);
            lowestImpostor = Math.Min(lowestImpostor, tally.Lowest);
            for (var i = 0; i < counts.Length; i++)
                counts[i] += tally.Counts[i];
        }
        return this;
    }

    /// <summary>Draws the curve, from the highest genuine similarity down.</summary>
    public RocCurve ToCurve()
    {
        var (thresholds, falseAccepts, trueAccepts) =
            (new List<double> { double.PositiveInfinity }, new List<long> { 0 }, new List<long> { 0 });
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

    /// <summary>Counts a row by steps, and sets aside, without a branch, similarities that share the step of a genuine
    /// one.</summary>
    private void Count(ReadOnlySpan<float> similarities, Tally tally)
    {
        if (tally.InSteps > int.MaxValue - similarities.Length)
            Empty(tally);
        tally.InSteps += similarities.Length;
        Span<float> aside = stackalloc float[ChunkSize];
        ref var place = ref MemoryMarshal.GetReference(aside);
        ref var ofStep = ref MemoryMarshal.GetArrayDataReference(tally.OfStep);
        ref var bits = ref MemoryMarshal.GetArrayDataReference(occupied);
        for (; similarities.Length > 0; similarities = similarities[Math.Min(ChunkSize, similarities.Length)..])
        {
            var count = 0;
            foreach (var similarity in similarities[..Math.Min(ChunkSize, similarities.Length)])
            {
                // In bounds: a step is 0 .. steps - 1.
                var step = Step(similarity);
                Unsafe.Add(ref ofStep, step)++;
                Unsafe.Add(ref place, count) = similarity;
                count += (int)(Unsafe.Add(ref bits, step >> 5) >> step) & 1;
            }
            Compare(aside[..count], tally);
        }
    }

    /// <summary>Counts similarities among the genuine ones of their step; those below or above every genuine one come
    /// here.</summary>
    private void Compare(ReadOnlySpan<float> similarities, Tally tally)
    {
        foreach (var similarity in similarities)
        {
            var step = Step(similarity);
            var (i, end) = (stepStart[step], stepStart[step + 1]);
            if (end - i > 16)
            {
                i = Array.BinarySearch(values, i, end - i, similarity);
                i = i < 0 ? ~i : i;
            }
            // +infinity ends the values.
            while (values[i] < similarity)
                i++;
            tally.Counts[2 * i + (values[i] == similarity ? 1 : 0)]++;
            if (i == 0)
                tally.Lowest = Math.Min(tally.Lowest, similarity);
        }
    }

    /// <summary>Moves the counts of the steps without a genuine similarity to the gaps between genuine ones.</summary>
    private void Empty(Tally tally)
    {
        for (var step = 0; step < tally.OfStep.Length; step++)
        {
            if ((occupied[step >> 5] >> step & 1) == 0)
                tally.Counts[2 * stepStart[step]] += tally.OfStep[step];
        }
        Array.Clear(tally.OfStep);
        tally.InSteps = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Step(float similarity) => float.ConvertToIntegerNative<int>(
        float.MinNative(float.MaxNative((similarity - lowest) * stepsPerUnit, 0), stepStart.Length - 2));

    private sealed class Tally(int slots, int steps)
    {
        public readonly long[] Counts = new long[slots];
        public readonly int[] OfStep = new int[steps];
        public int InSteps;
        public float Lowest = float.PositiveInfinity;
    }
}
