using FaceLab.Bench.Nets;
using FaceLab.Bench.Trainees;

namespace FaceLab.Bench;

/// <summary>Lets the two sides train in turns, so that what else the machine does falls on both.</summary>
internal sealed class Comparison(ITrainee faceLab, ITrainee pyTorch, BenchOptions options)
{
    private const int WarmUpSteps = 3;

    public Outcome Measure(NetSize size, Configuration configuration, string folder)
    {
        faceLab.Begin(size, configuration.FaceLab, folder);
        pyTorch.Begin(size, configuration.PyTorch, folder);
        var key = configuration.KeyOf(size);
        Agreement.Check(key, configuration.Tolerance, faceLab.Train(WarmUpSteps), pyTorch.Train(WarmUpSteps));
        var rounds = Enumerable.Range(0, options.Rounds).Select(round => Round(faceLabFirst: round % 2 == 0)).ToList();
        return new Outcome(key, size.Batch * options.Steps, rounds);
    }

    private (double FaceLab, double PyTorch) Round(bool faceLabFirst)
    {
        if (faceLabFirst)
        {
            var first = Seconds(faceLab);
            return (first, Seconds(pyTorch));
        }
        var before = Seconds(pyTorch);
        return (Seconds(faceLab), before);
    }

    private double Seconds(ITrainee side) => side.Train(options.Steps).Seconds;
}
