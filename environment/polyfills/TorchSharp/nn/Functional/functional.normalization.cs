namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var,
                Tensor? weight = null, Tensor? bias = null, bool training = false, double momentum = 0.1,
                double eps = 1e-5)
            {
                if (training) RequireMoreThanOneValue(input);
                return Native.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps);
            }

            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null,
                Tensor? weight = null, Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1,
                double eps = 1e-5)
                => Native.instance_norm(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps);

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null,
                Tensor? bias = null, double eps = 1e-5)
                => Native.layer_norm(input, normalized_shape, weight, bias, eps);

            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null,
                double eps = 1e-5)
                => Native.group_norm(input, num_groups, weight, bias, eps);

            /// <summary>Divides by the norm along <paramref name="dim"/>, which is taken as at least <paramref
            /// name="eps"/>.</summary>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
                => Native.normalize(input, p, dim, eps);

            /// <summary>Divides by a power of the mean square over <paramref name="size"/> neighbouring
            /// channels.</summary>
            public static Tensor local_response_norm(Tensor input, long size, double alpha = 0.0001, double beta = 0.75,
                double k = 1.0)
            {
                if (input.dim() < 3)
                    throw new ArgumentException(
                        $"local_response_norm expects at least 3D input, but got {input.dim()}D.", nameof(input));
                using var scope = NewDisposeScope();
                // The mean over channels is an average pool in which the channels are the depth of a one-channel volume.
                var squares = Native.mul(input, input).flatten(2).unsqueeze(1); // (N, 1, C, pixels)
                var padded = Native.pad(squares, [0, 0, size / 2, (size - 1) / 2], "constant", 0);
                var mean = Native.avg_pool2d(padded, [size, 1], [1, 1], Zero, false, true, null);
                var divisor = mean.squeeze(1).reshape(input.shape).mul(alpha).add(k).pow(beta);
                return Native.div(input, divisor, null).MoveToOuterDisposeScope();
            }

            /// <summary>One value for each channel has no variance.</summary>
            private static void RequireMoreThanOneValue(Tensor input)
            {
                if (input.numel() > input.size(1)) return;
                throw new ArgumentException(
                    "Expected more than 1 value per channel when training, but got input of size " +
                    $"({string.Join(", ", input.shape)}).", nameof(input));
            }
        }
    }
}
