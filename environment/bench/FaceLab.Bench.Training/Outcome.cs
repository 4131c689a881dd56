namespace FaceLab.Bench;

/// <summary>What one configuration took.</summary>
/// <param name="Key">Network and configuration, as in the JSON.</param>
/// <param name="Peer">Who FaceLab is compared with.</param>
/// <param name="Images">Pictures in a turn of one side.</param>
/// <param name="Rounds">Seconds of each side's turn, round by round.</param>
internal sealed record Outcome(string Key, string Peer, int Images, IReadOnlyList<(double FaceLab, double Peer)> Rounds)
{
    public double FaceLabImagesPerSecond => Median(Rounds.Select(round => Images / round.FaceLab));

    public double PeerImagesPerSecond => Median(Rounds.Select(round => Images / round.Peer));

    /// <summary>FaceLab's speed as a multiple of the peer's, in each round.</summary>
    public IEnumerable<double> Ratios => Rounds.Select(round => round.Peer / round.FaceLab);

    public double MedianRatio => Median(Ratios);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
