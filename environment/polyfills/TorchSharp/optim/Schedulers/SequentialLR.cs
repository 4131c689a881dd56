namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>One scheduler after another; each starts anew at its milestone.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly LRScheduler[] schedulers;
                    private readonly int[] milestones;

                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers,
                        IEnumerable<int> milestones, int last_epoch = -1) : base(optimizer, last_epoch + 1, false)
                    {
                        (this.schedulers, this.milestones) = ([.. schedulers], [.. milestones]);
                        Validate(optimizer);
                        foreach (var group in Groups)
                            group.LearningRate = group.InitialLearningRate;
                        // Their constructors have made a step already.
                        foreach (var scheduler in this.schedulers)
                            scheduler._last_epoch--;
                        this.schedulers[0].step();
                        _last_lrs = this.schedulers[0]._last_lrs;
                    }

                    private void Validate(Optimizer optimizer)
                    {
                        if (schedulers.Any(scheduler => scheduler._optimizer != optimizer))
                            throw new ArgumentException(
                                "SequentialLR expects all its schedulers to be bound to the same optimizer.");
                        if (milestones.Length != schedulers.Length - 1)
                            throw new ArgumentException(
                                "SequentialLR expects one scheduler more than milestones, " +
                                $"but got {schedulers.Length} schedulers and {milestones.Length} milestones.");
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        var index = milestones.Count(milestone => milestone <= _last_epoch);
                        if (index > 0 && milestones[index - 1] == _last_epoch)
                            schedulers[index].step(0);
                        else
                            schedulers[index].step();
                        return Rates;
                    }
                }
            }
        }
    }
}
