namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>The rate times factor for the first total_iters epochs.</summary>
                public class ConstantLR : LRScheduler
                {
                    private readonly double factor;
                    private readonly int totalIters;

                    public ConstantLR(Optimizer optimizer, double factor = 1.0 / 3, int total_iters = 5,
                        int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        (this.factor, totalIters) = (factor, total_iters);
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                        => _last_epoch == 0 ? Times(factor) : _last_epoch == totalIters ? Times(1.0 / factor) : Rates;

                    protected override IEnumerable<double> get_closed_form_lr()
                        => _base_lrs.Select(rate => rate * (_last_epoch >= totalIters ? 1 : factor));
                }
            }
        }
    }
}
