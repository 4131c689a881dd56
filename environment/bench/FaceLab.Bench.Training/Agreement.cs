using FaceLab.Bench.Trainees;

namespace FaceLab.Bench;

/// <summary>A speed means nothing unless all sides compute the same: their losses are compared before any clock
/// counts.</summary>
internal static class Agreement
{
    /// <summary>Later losses went through gradients and AdamW, whose first steps turn tiny differences into
    /// signs.</summary>
    private const double LaterSlack = 20;

    /// <exception cref="BenchException">A loss is not finite, does not fall, or differs between the sides.</exception>
    public static void Check(string key, double tolerance, Steps faceLab, Steps peer)
    {
        for (var step = 0; step < faceLab.Losses.Length; step++)
        {
            var (mine, theirs) = (faceLab.Losses[step], peer.Losses[step]);
            var allowed = step == 0 ? tolerance : Math.Min(0.1, LaterSlack * tolerance);
            if (!(Math.Abs(mine - theirs) <= allowed * Math.Abs(theirs)))
                throw new BenchException(
                    $"{key}: the loss of step {step + 1} is {mine:g7} in FaceLab and {theirs:g7} in the peer, " +
                        $"further apart than {allowed:p2}: the two do not compute the same.");
        }
        if (!(faceLab.Losses[^1] < faceLab.Losses[0]))
            throw new BenchException($"{key}: the loss does not fall ({string.Join(", ", faceLab.Losses)}): nothing " +
                "is learned.");
    }
}
