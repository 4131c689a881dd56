namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>Half a cosine from the initial rate to eta_min over T_max epochs: Loshchilov and Hutter
                /// 2017.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double period;
                    private readonly double least;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1,
                        bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        (period, least) = (T_max, eta_min);
                        step();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0) return Rates;
                        // Out of the minimum, where the quotient below is 0 / 0.
                        if ((_last_epoch - 1 - period) % (2 * period) == 0)
                            return Rates.Zip(_base_lrs, (rate, start)
                                => rate + (start - least) * (1 - Math.Cos(Math.PI / period)) / 2);
                        var factor = (1 + Math.Cos(Math.PI * _last_epoch / period))
                            / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / period));
                        return Rates.Select(rate => factor * (rate - least) + least);
                    }

                    protected override IEnumerable<double> get_closed_form_lr()
                        => _base_lrs.Select(rate
                            => least + (rate - least) * (1 + Math.Cos(Math.PI * _last_epoch / period)) / 2);
                }
            }
        }
    }
}
