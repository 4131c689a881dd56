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
                /// Up and down between two rates: Smith 2017. Without momentum and <see cref="Mode.ExpRange"/>:
                /// nn/README.md.
                /// </summary>
                public class CyclicLR : LRScheduler
                {
                    private readonly List<double> most;
                    private readonly double cycleLength;
                    private readonly double risingPart;
                    private readonly Func<double, double> scale;
                    private readonly ScaleMode scaleMode;

                    public enum Mode
                    {
                        Triangular,
                        Triangular2,
                        ExpRange,
                    }

                    public enum ScaleMode
                    {
                        Cycle,
                        Iterations,
                    }

                    public CyclicLR(Optimizer optimizer, double base_lr, double max_lr, int step_size_up = 2000,
                        int step_size_down = -1, Mode mode = Mode.Triangular, double gamma = 1.0,
                        Func<double, double>? scale_fn = null, ScaleMode scale_mode = ScaleMode.Cycle,
                        bool cycle_momentum = true, double base_momentum = 0.8, double max_momentum = 0.9,
                        int last_epoch = -1, bool verbose = false)
                        : this(optimizer, Same(optimizer, base_lr), Same(optimizer, max_lr), step_size_up,
                            step_size_down, mode, gamma, scale_fn, scale_mode, cycle_momentum,
                            Same(optimizer, base_momentum), Same(optimizer, max_momentum), last_epoch, verbose)
                    {
                    }

                    public CyclicLR(Optimizer optimizer, IEnumerable<double> base_lr, IEnumerable<double> max_lr,
                        int step_size_up = 2000, int step_size_down = -1, Mode mode = Mode.Triangular,
                        double gamma = 1.0, Func<double, double>? scale_fn = null,
                        ScaleMode scale_mode = ScaleMode.Cycle, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null,
                        int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        Refuse(cycle_momentum, scale_fn is null && mode == Mode.ExpRange);
                        var down = step_size_down == -1 ? step_size_up : step_size_down;
                        cycleLength = step_size_up + (double)down;
                        risingPart = step_size_up / cycleLength;
                        (_base_lrs, most) = ([.. base_lr], [.. max_lr]);
                        scale = scale_fn ?? (mode == Mode.Triangular2 ? cycle => 1 / Math.Pow(2, cycle - 1) : _ => 1);
                        scaleMode = scale_fn is null ? ScaleMode.Cycle : scale_mode;
                        if (last_epoch == -1)
                            foreach (var (i, group) in Groups.Index())
                                group.LearningRate = _base_lrs[i];
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var cycle = Math.Floor(1 + _last_epoch / cycleLength);
                        var at = 1 + _last_epoch / cycleLength - cycle;
                        var height = at <= risingPart ? at / risingPart : (at - 1) / (risingPart - 1);
                        var factor = scale(scaleMode == ScaleMode.Cycle ? cycle : _last_epoch);
                        return _base_lrs.Zip(most, (low, high) => low + (high - low) * height * factor);
                    }

                    private static void Refuse(bool momentum, bool expRange)
                    {
                        if (momentum)
                            throw new NotSupportedException("CyclicLR here does not cycle the momentum: pass cycle_momentum: false.");
                        if (expRange)
                            throw new NotSupportedException("CyclicLR here has no ExpRange: pass scale_fn with ScaleMode.Iterations.");
                    }

                    private static IEnumerable<double> Same(Optimizer optimizer, double value)
                        => Enumerable.Repeat(value, optimizer.ParamGroups.Count());
                }
            }
        }
    }
}
