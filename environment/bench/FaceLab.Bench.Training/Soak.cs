using System.Diagnostics;
using FaceLab.Evaluation;
using FaceLab.Learning;
using FaceLab.Learning.Losses;
using FaceLab.Networks;
using FaceLab.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace FaceLab.Bench;

/// <summary>Trains for minutes and looks whether memory and live tensors stay as they were.</summary>
/// <param name="Steps">Steps made.</param>
/// <param name="Points">Minute, resident memory in MB and live tensors at each point of the curve.</param>
internal sealed record Soak(int Steps, IReadOnlyList<(double Minute, double ResidentMegabytes,
    long LiveTensors)> Points)
{
    /// <summary>What comes before is warm-up: caches, the allocator, the compiler.</summary>
    private const double WarmUpShare = 0.1;

    /// <summary>Trains the small ResNet on 4,000 faces in memory, with validation, score and a checkpoint at each
    /// point.</summary>
    /// <param name="minutes">How long.</param>
    public static Soak Run(double minutes)
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        using var faces = Shares.RandomFaces();
        var (training, validation) = faces.Faces.SplitByIdentity(0.1, seed: 1);
        using var net = new SmallResNet(new() { Precision = Precision.BestFor(CPU) });
        using var loss = new ContrastiveLoss();
        using var trainer = new EmbeddingTrainer(net, loss, faces, training, validation,
            new() { Steps = int.MaxValue, ValidateEvery = 20, Batches = new IdentityBatches() },
                metric: VerificationMetric.Of(faces, validation, 100));
        using var enough = new CancellationTokenSource();
        var checkpoint = Path.GetTempFileName();
        var points = new List<(double, double, long)>();
        var clock = Stopwatch.StartNew();
        try
        {
            trainer.Run(_ =>
            {
                trainer.SaveCheckpoint(checkpoint);
                points.Add((clock.Elapsed.TotalMinutes, Environment.WorkingSet / 1e6,
                    DisposeScopeManager.Statistics.ThreadTotalLiveCount));
                if (clock.Elapsed.TotalMinutes >= minutes)
                    enough.Cancel();
            }, cancellationToken: enough.Token);
        }
        finally
        {
            File.Delete(checkpoint);
        }
        return new Soak(trainer.Step, points);
    }

    /// <summary>The figures: the first and the last tenth of the time after the warm-up, by their medians.</summary>
    public IEnumerable<(string Key, double Value)> Figures()
    {
        var after = Points.Where(point => point.Minute >= WarmUpShare * Points[^1].Minute).ToList();
        var tenth = Math.Max(1, after.Count / 10);
        yield return ("soak_minutes", Math.Round(Points[^1].Minute, 1));
        yield return ("soak_steps", Steps);
        yield return ("soak_resident_mb_first", Median(after.Take(tenth)));
        yield return ("soak_resident_mb_last", Median(after.TakeLast(tenth)));
        yield return ("soak_live_tensors_first", after[0].LiveTensors);
        yield return ("soak_live_tensors_last", after[^1].LiveTensors);

        static double Median(IEnumerable<(double, double Resident, long)> points)
        {
            var sorted = points.Select(point => point.Resident).Order().ToList();
            return Math.Round(sorted[sorted.Count / 2], 1);
        }
    }
}
