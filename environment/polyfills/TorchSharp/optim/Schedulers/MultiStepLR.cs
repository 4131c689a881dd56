namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Multiplies by gamma at each milestone.</summary>
                public class MultiStepLR : LRScheduler
                {
                    private readonly SortedSet<int> milestones;
                    private readonly double gamma;

                    public MultiStepLR(Optimizer optimizer, IList<int> milestones, double gamma = 0.1,
                        int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        (this.milestones, this.gamma) = ([.. milestones], gamma);
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                        => milestones.Contains(_last_epoch) ? Times(gamma) : Rates;

                    protected override IEnumerable<double> get_closed_form_lr()
                    {
                        var passed = milestones.Count(milestone => milestone <= _last_epoch);
                        return _base_lrs.Select(rate => rate * Math.Pow(gamma, passed));
                    }
                }
            }
        }
    }
}
