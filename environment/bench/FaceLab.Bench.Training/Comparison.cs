using FaceLab.Bench.Nets;
using FaceLab.Bench.Trainees;

namespace FaceLab.Bench;

/// <summary>Lets FaceLab and its peers train in turns, so that what else the machine does falls on all.</summary>
internal sealed class Comparison(ITrainee faceLab, IReadOnlyList<ITrainee> peers, BenchOptions options)
{
    private const int WarmUpSteps = 3;

    /// <summary>One outcome for each peer.</summary>
    public IEnumerable<Outcome> Measure(NetSize size, Configuration configuration, string folder)
    {
        faceLab.Begin(size, configuration.FaceLab, folder);
        var mine = faceLab.Train(WarmUpSteps);
        foreach (var peer in peers)
        {
            peer.Begin(size, configuration.Peer, folder);
            Agreement.Check($"{configuration.KeyOf(size)}/{peer.Key}", configuration.Tolerance, mine,
                peer.Train(WarmUpSteps));
        }
        var rounds = Enumerable.Range(0, options.Rounds).Select(Round).ToList();
        return peers.Select(peer => new Outcome(configuration.KeyOf(size), peer.Key, size.Batch * options.Steps,
            [.. rounds.Select(seconds => (seconds[faceLab], seconds[peer]))]));
    }

    /// <summary>Everybody's seconds; the order turns round every time.</summary>
    private Dictionary<ITrainee, double> Round(int round)
    {
        List<ITrainee> order = [faceLab, .. peers];
        if (round % 2 == 1)
            order.Reverse();
        return order.ToDictionary(side => side, side => side.Train(options.Steps).Seconds);
    }
}
