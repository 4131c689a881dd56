namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies by factor once a metric has not become better for more than patience
                /// epochs.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool smaller;
                    private readonly bool relative;
                    private readonly double factor;
                    private readonly double threshold;
                    private readonly double eps;
                    private readonly int patience;
                    private readonly int cooldown;
                    private readonly bool verbose;
                    private readonly double[] least;
                    private double best;
                    private int badEpochs;
                    private int restEpochs;

                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1,
                        int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0,
                        IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1.0)
                            throw new ArgumentException($"Factor should be < 1.0, but is {factor}.", nameof(factor));
                        smaller = Choice(mode, "min", "max", nameof(mode));
                        relative = Choice(threshold_mode, "rel", "abs", nameof(threshold_mode));
                        (this.factor, this.threshold, this.eps) = (factor, threshold, eps);
                        (this.patience, this.cooldown, this.verbose) = (patience, cooldown, verbose);
                        best = smaller ? double.PositiveInfinity : double.NegativeInfinity;
                        least = [.. Groups.Select((_, i)
                            => min_lr is null or { Count: 0 } ? 0 : min_lr[min_lr.Count == 1 ? 0 : i])];
                    }

                    public override void step() => throw NeedsMetric();

                    public override void step(int? epoch) => throw NeedsMetric();

                    public override void step(double current, int? epoch = null)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        var better = IsBetter(current);
                        if (better)
                            best = current;
                        badEpochs = better ? 0 : badEpochs + 1;
                        if (restEpochs > 0)
                        {
                            restEpochs--;
                            badEpochs = 0;
                        }
                        if (badEpochs <= patience) return;
                        Reduce();
                        restEpochs = cooldown;
                        badEpochs = 0;
                    }

                    private bool IsBetter(double current)
                    {
                        if (smaller)
                            return current < (relative ? best * (1 - threshold) : best - threshold);
                        return current > (relative ? best * (1 + threshold) : best + threshold);
                    }

                    private void Reduce()
                    {
                        foreach (var (i, group) in Groups.Index())
                        {
                            var rate = Math.Max(group.LearningRate * factor, least[i]);
                            if (group.LearningRate - rate <= eps) continue;
                            group.LearningRate = rate;
                            if (verbose)
                                Console.WriteLine($"Epoch {_last_epoch}: reducing learning rate of group {i} to {rate:g4}.");
                        }
                    }

                    private static bool Choice(string value, string first, string second, string name)
                        => value == first || (value == second ? false
                            : throw new ArgumentException($"{name} must be '{first}' or '{second}', but is '{value}'.",
                                name));

                    private static InvalidOperationException NeedsMetric()
                        => new("ReduceLROnPlateau looks at a metric: call step(double, int?).");
                }
            }
        }
    }
}
