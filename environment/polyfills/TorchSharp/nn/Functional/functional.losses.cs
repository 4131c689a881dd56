namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean)
                => Native.binary_cross_entropy(input, target, weight, (long)reduction);

            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
                => Native.binary_cross_entropy_with_logits(input, target, weight, pos_weights, (long)reduction);

            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null,
                long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0)
                => Native.cross_entropy_loss(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean)
                => Native.nll_loss(input, target, weight, (long)reduction, -100);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => Broadcast(input, target, (x, y) => Native.mse_loss(x, y, (long)reduction));

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => Broadcast(input, target, (x, y) => Native.l1_loss(x, y, (long)reduction));

            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean,
                double beta = 1.0)
                => Broadcast(input, target, (x, y) => Native.smooth_l1_loss(x, y, (long)reduction, beta));

            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1.0,
                Reduction reduction = Reduction.Mean)
                => Broadcast(input, target, (x, y) => Native.huber_loss(x, y, (long)reduction, delta));

            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true,
                Reduction reduction = Reduction.Mean)
                => Native.kl_div(input, target, (long)reduction, log_target);

            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => Native.soft_margin_loss(input, target, (long)reduction);

            public static Tensor multi_margin_loss(Tensor input, Tensor target, int p = 1, double margin = 1.0,
                Tensor? weight = null, Reduction reduction = Reduction.Mean)
                => Native.multi_margin_loss(input, target, p, margin, weight, (long)reduction);

            /// <summary>The backward pass of an elementwise loss needs equal shapes.</summary>
            private static Tensor Broadcast(Tensor input, Tensor target, Func<Tensor, Tensor, Tensor> loss)
            {
                if (input.shape.AsSpan().SequenceEqual(target.shape)) return loss(input, target);
                var both = Native.broadcast_tensors([input, target]);
                using (both[0])
                using (both[1])
                    return loss(both[0], both[1]);
            }
        }
    }
}
