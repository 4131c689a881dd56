namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rate of each parameter group, once per epoch or per batch.</summary>
            public abstract class LRScheduler
            {
                internal Optimizer _optimizer = null!;
                internal int _last_epoch = -1;
                internal List<double> _last_lrs = [];
                internal List<double> _base_lrs = [];
                protected int _step_count;
                private readonly bool verbose;

                protected LRScheduler() { }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    (_optimizer, _last_epoch, this.verbose) = (optimizer, last_epoch, verbose);
                    _base_lrs = [.. Groups.Select(group => group.InitialLearningRate)];
                    _last_lrs = [.. Rates];
                }

                internal IEnumerable<ILearningRateController> Groups => _optimizer.ParamGroups;

                internal IEnumerable<double> Rates => Groups.Select(group => group.LearningRate);

                public virtual void step() => step(null);

                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    // Once: some schedulers change their state, and the optimizer's, while they compute the rates.
                    List<double> rates = [.. epoch is null ? get_lr() : get_closed_form_lr()];
                    foreach (var (i, group) in Groups.Index())
                    {
                        group.LearningRate = rates[i];
                        if (verbose && _last_lrs[i] != rates[i])
                            Console.WriteLine($"Adjusting learning rate to {rates[i]}");
                    }
                    _last_lrs = rates;
                }

                /// <summary>For a scheduler that looks at a metric; the others ignore <paramref
                /// name="current"/>.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                public IEnumerable<double> get_last_lr() => _last_lrs;

                protected virtual IEnumerable<double> get_lr() => Rates;

                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                internal IEnumerable<double> Times(double factor) => Rates.Select(rate => rate * factor);
            }
        }
    }
}
