using FaceLab.Bench.Sides;

namespace FaceLab.Bench;

/// <summary>Seconds of each side in each round, at one crop share.</summary>
internal sealed record Comparison(double Share, IReadOnlyList<double[]> Rounds, int Pictures)
{
    /// <summary>Lets the sides take turns, the first of a round changing every round, so that what else the machine
    /// does falls on all.</summary>
    public static Comparison Of(ISide[] sides, double share, int rounds, int pictures)
    {
        foreach (var side in sides)
            side.Run(share);    // files into the page cache, code compiled
        return new Comparison(share, [.. Enumerable.Range(0, rounds).Select(round => Round(sides, share, round))],
            pictures);
    }

    /// <summary>FaceLab's speed, the first side's, as a multiple of another's in each round.</summary>
    public IEnumerable<double> Ratios(int other) => Rounds.Select(seconds => seconds[other] / seconds[0]);

    public double MedianRatio(int other) => Median(Ratios(other));

    public double ImagesPerSecond(int side) => Median(Rounds.Select(seconds => Pictures / seconds[side]));

    private static double[] Round(ISide[] sides, double share, int round)
    {
        var seconds = new double[sides.Length];
        for (var i = 0; i < sides.Length; i++)
        {
            var side = (i + round) % sides.Length;
            seconds[side] = sides[side].Run(share);
        }
        return seconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
