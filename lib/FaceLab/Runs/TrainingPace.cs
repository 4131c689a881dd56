using System.Diagnostics;
using static TorchSharp.torch;

namespace FaceLab.Runs;

/// <summary>Measures the first seconds of a training, and sets the steps so that it ends after a given time.</summary>
public static class TrainingPace
{
    /// <summary>The number of evaluations of a training of a given time; fewer where they would take long.</summary>
    private const int Evaluations = 20;

    private const double ShareToMeasure = 1.0 / 60, ShareToEvaluate = 0.15;
    private const int FirstSteps = 2;

    /// <summary>Returns the config with the steps that fit into the time, and an evaluation after each
    /// twentieth.</summary>
    /// <remarks>It makes a sixtieth of the training with a network that it throws away, evaluates once, and counts
    /// both. The schedule then ends where it should, whatever the machine's speed.</remarks>
    /// <param name="config">The config; its steps and its interval of evaluations are replaced.</param>
    /// <param name="data">The faces that it names.</param>
    /// <param name="time">The time of training with its evaluations, above 0.</param>
    /// <param name="device">The device to compute on; the CPU by default.</param>
    /// <param name="cancellationToken">Stops the measurement.</param>
    /// <exception cref="ArgumentException">The config does not fit the faces, or training cannot learn.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The time is not positive.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RunConfig Fit(RunConfig config, TrainingData data, TimeSpan time, Device? device = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero);
        var clock = Stopwatch.StartNew();
        var (step, evaluation) = Measure(config, data, time, device, cancellationToken);
        var left = Math.Max(0, (time - clock.Elapsed).TotalSeconds);
        var evaluations = (int)Math.Clamp(ShareToEvaluate * left / evaluation, 1, Evaluations);
        var steps = (int)Math.Clamp((left - evaluations * evaluation) / step, evaluations, int.MaxValue);
        return WithSteps(config, steps, evaluations);
    }

    /// <summary>Returns the config with a number of steps, and an evaluation after each twentieth.</summary>
    /// <param name="config">The config.</param>
    /// <param name="steps">The steps, at least 1.</param>
    public static RunConfig WithSteps(RunConfig config, int steps) => WithSteps(config, steps, Evaluations);

    private static RunConfig WithSteps(RunConfig config, int steps, int evaluations) => config with
    {
        Training = config.Training with { Steps = steps, ValidateEvery = Math.Max(1, steps / evaluations) },
    };

    /// <summary>Returns the seconds of a step and of an evaluation.</summary>
    private static (double Step, double Evaluation) Measure(RunConfig config, TrainingData data, TimeSpan time,
        Device? device, CancellationToken cancellationToken)
    {
        using var training = StartedTraining.Of(WithSteps(config, int.MaxValue, 1), data, device);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var (clock, first) = (Stopwatch.StartNew(), TimeSpan.Zero);
        var least = ShareToMeasure * time;
        training.Trainer.Run(cancellationToken: stop.Token, steps: new Counter(step =>
        {
            // The first steps are slower: memory is taken, kernels are chosen.
            if (step <= FirstSteps)
                first = clock.Elapsed;
            else if (clock.Elapsed - first >= least)
                stop.Cancel();
        }));
        cancellationToken.ThrowIfCancellationRequested();
        var each = (clock.Elapsed - first).TotalSeconds / (training.Trainer.Step - FirstSteps);
        clock.Restart();
        training.Trainer.Evaluate();
        training.Metric?.Measure(training.Model);
        return (each, clock.Elapsed.TotalSeconds);
    }

    /// <summary>Calls on the thread of the training; <see cref="Progress{T}"/> would call later.</summary>
    private sealed class Counter(Action<int> onStep) : IProgress<int>
    {
        public void Report(int value) => onStep(value);
    }
}
