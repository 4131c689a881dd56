namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor max_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null,
                long? dilation = null, bool ceil_mode = false)
                => Native.max_pool1d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], [dilation ?? 1],
                    ceil_mode);

            public static Tensor max_pool2d(Tensor input, long kernel_size, long? stride = null, long? padding = null,
                long? dilation = null, bool ceil_mode = false)
                => max_pool2d(input, Two(kernel_size), Two(stride ?? kernel_size), Two(padding ?? 0),
                    Two(dilation ?? 1),
                    ceil_mode);

            public static Tensor max_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, (long, long)? dilation = null, bool ceil_mode = false)
                => max_pool2d(input, Two(kernel_size), Two(stride ?? kernel_size), Two(padding ?? (0, 0)),
                    Two(dilation ?? (1, 1)), ceil_mode);

            public static Tensor max_pool2d(Tensor input, long[] kernel_size, long[]? strides = null,
                long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
                => Native.max_pool2d(input, kernel_size, strides ?? kernel_size, padding ?? Zero, dilation ?? One,
                    ceil_mode);

            public static (Tensor output, Tensor indices) max_pool2d_with_indices(Tensor input, long[] kernel_size,
                long[]? strides = null, long[]? padding = null, long[]? dilation = null, bool ceil_mode = false)
                => Native.max_pool2d_with_indices(input, kernel_size, strides ?? kernel_size, padding ?? Zero,
                    dilation ?? One, ceil_mode);

            public static Tensor avg_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null,
                bool ceil_mode = false, bool count_include_pad = true)
                => Native.avg_pool1d(input, [kernel_size], [stride ?? kernel_size], [padding ?? 0], ceil_mode,
                    count_include_pad);

            public static Tensor avg_pool2d(Tensor input, long kernel_size, long? stride = null, long padding = 0,
                bool ceil_mode = false, bool count_include_pad = true, long? divisor_override = null)
                => avg_pool2d(input, Two(kernel_size), Two(stride ?? kernel_size), Two(padding), ceil_mode,
                    count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, (long, long) kernel_size, (long, long)? stride = null,
                (long, long)? padding = null, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null)
                => avg_pool2d(input, Two(kernel_size), Two(stride ?? kernel_size), Two(padding ?? (0, 0)), ceil_mode,
                    count_include_pad, divisor_override);

            public static Tensor avg_pool2d(Tensor input, long[] kernel_size, long[]? stride = null,
                long[]? padding = null, bool ceil_mode = false, bool count_include_pad = true,
                long? divisor_override = null)
                => Native.avg_pool2d(input, kernel_size, stride ?? kernel_size, padding ?? Zero, ceil_mode,
                    count_include_pad, divisor_override);

            public static Tensor adaptive_avg_pool1d(Tensor input, long output_size)
                => Native.adaptive_avg_pool1d(input, [output_size]);

            public static Tensor adaptive_avg_pool2d(Tensor input, long output_size)
                => Native.adaptive_avg_pool2d(input, [output_size, output_size]);

            public static Tensor adaptive_avg_pool2d(Tensor input, (long, long) output_size)
                => Native.adaptive_avg_pool2d(input, [output_size.Item1, output_size.Item2]);

            public static Tensor adaptive_avg_pool2d(Tensor input, long[] output_size)
                => Native.adaptive_avg_pool2d(input, output_size);

            public static Tensor adaptive_max_pool1d(Tensor input, long output_size)
            {
                var (result, indices) = Native.adaptive_max_pool1d(input, [output_size]);
                indices.Dispose();
                return result;
            }

            public static Tensor adaptive_max_pool2d(Tensor input, long[] output_size)
            {
                var (result, indices) = adaptive_max_pool2d_with_indices(input, output_size);
                indices.Dispose();
                return result;
            }

            public static (Tensor Values, Tensor Indices) adaptive_max_pool2d_with_indices(Tensor input,
                long[] output_size)
                => Native.adaptive_max_pool2d(input, output_size);

            public static Tensor lp_pool2d(Tensor input, double norm_type, long kernel_size, long? stride = null,
                bool ceil_mode = false)
                => lp_pool2d(input, norm_type, Two(kernel_size), Two(stride ?? kernel_size), ceil_mode);

            /// <summary>The p-norm of each window (of a sum below zero, libtorch takes the norm as zero).</summary>
            public static Tensor lp_pool2d(Tensor input, double norm_type, long[] kernel_size, long[]? stride = null,
                bool ceil_mode = false)
            {
                using var scope = NewDisposeScope();
                var mean = avg_pool2d(input.pow(norm_type), kernel_size, stride, null, ceil_mode);
                var sum = mean.sign().mul(mean.abs().relu()).mul(kernel_size[0] * kernel_size[1]);
                return sum.pow(1.0 / norm_type).MoveToOuterDisposeScope();
            }
        }
    }
}
