namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>
                /// Up to max_lr and down to nearly nothing, while the momentum goes the other way: Smith and Topin
                /// 2019.
                /// </summary>
                public class OneCycleLR : LRScheduler
                {
                    private readonly Phase[] phases;
                    private readonly int totalSteps;
                    private readonly bool cosine;
                    private readonly bool momentum;
                    private readonly double divFactor;
                    private readonly double finalDivFactor;
                    private readonly List<double> most;
                    private readonly List<double> lowMomentum;
                    private readonly List<double> highMomentum;

                    public enum AnnealStrategy
                    {
                        Cos,
                        Linear,
                    }

                    private enum Level
                    {
                        Start,
                        Most,
                        End,
                    }

                    /// <summary>From one level of the rate to another; the momentum is low where the rate is at its
                    /// most.</summary>
                    private sealed record Phase(double EndStep, Level From, Level To);

                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1,
                        int steps_per_epoch = -1, double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1,
                        bool verbose = false)
                        : this(optimizer, Same(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start,
                            anneal_strategy, cycle_momentum, Same(optimizer, base_momentum),
                            Same(optimizer, max_momentum), div_factor, final_div_factor, three_phase, last_epoch,
                            verbose)
                    {
                    }

                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1,
                        int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null,
                        double div_factor = 25, double final_div_factor = 1e4, bool three_phase = false,
                        int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        if (cycle_momentum && optimizer is not (IMomentum or IBetas))
                            throw new ArgumentException("The optimizer must support momentum with `cycle_momentum` enabled.");
                        if (pct_start is not (>= 0 and <= 1))
                            throw new ArgumentException($"pct_start must be between 0 and 1, but is {pct_start}.");
                        totalSteps = Steps(total_steps, epochs, steps_per_epoch);
                        (cosine, momentum) = (anneal_strategy == AnnealStrategy.Cos, cycle_momentum);
                        (most, divFactor, finalDivFactor) = ([.. max_lr], div_factor, final_div_factor);
                        lowMomentum = [.. base_momentum ?? Same(optimizer, 0.85)];
                        highMomentum = [.. max_momentum ?? Same(optimizer, 0.95)];
                        phases = Phases(pct_start, three_phase);
                        if (optimizer.ParamGroups.Count() >= phases.Length)
                            throw new NotSupportedException(
                                $"OneCycleLR here takes less than {phases.Length} parameter groups; see nn/README.md.");
                        step();
                    }

                    private Phase[] Phases(double rising, bool three)
                    {
                        var first = new Phase(rising * totalSteps - 1, Level.Start, Level.Most);
                        return three
                            ? [first, new(2 * rising * totalSteps - 2, Level.Most, Level.Start),
                                new(totalSteps - 1, Level.Start, Level.End)]
                            : [first, new(totalSteps - 1, Level.Most, Level.End)];
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > totalSteps)
                            throw new InvalidOperationException(
                                $"Tried to step {_last_epoch + 1} times. The specified number of total steps is {totalSteps}");
                        var index = Array.FindIndex(phases, phase => _last_epoch <= phase.EndStep);
                        if (index < 0)
                            index = phases.Length - 1;
                        var (from, phase) = (index == 0 ? 0 : phases[index - 1].EndStep, phases[index]);
                        var done = (_last_epoch - from) / (phase.EndStep - from);
                        foreach (var (i, group) in Groups.Index())
                        {
                            if (momentum)
                                SetMomentum(group, Anneal(Momentum(phase.From, i), Momentum(phase.To, i), done));
                            yield return Anneal(Rate(phase.From, i), Rate(phase.To, i), done);
                        }
                    }

                    private double Rate(Level level, int i) => level switch
                    {
                        Level.Most => most[i],
                        Level.Start => most[i] / divFactor,
                        _ => most[i] / divFactor / finalDivFactor,
                    };

                    private double Momentum(Level level, int i)
                        => level == Level.Most ? lowMomentum[i] : highMomentum[i];

                    private double Anneal(double start, double end, double done) => cosine
                        ? end + (start - end) / 2.0 * (Math.Cos(Math.PI * done) + 1)
                        : (end - start) * done + start;

                    private static void SetMomentum(ILearningRateController group, double value)
                    {
                        if (group is IBetas betas)
                            betas.Betas = (value, betas.Betas.Item2);
                        else if (group is IMomentum plain)
                            plain.Momentum = value;
                    }

                    private static int Steps(int total, int epochs, int perEpoch)
                    {
                        if (total == -1 && epochs == -1 && perEpoch == -1)
                            throw new ArgumentException("You must define either total_steps OR (epochs AND steps_per_epoch)");
                        var steps = total != -1 ? total : epochs > 0 && perEpoch > 0 ? epochs * perEpoch : 0;
                        return steps > 0 ? steps : throw new ArgumentException(
                            $"Expected positive steps, but got total_steps {total}, epochs {epochs}, steps_per_epoch {perEpoch}.");
                    }

                    private static IEnumerable<double> Same(Optimizer optimizer, double value)
                        => Enumerable.Repeat(value, optimizer.ParamGroups.Count());
                }
            }
        }
    }
}
