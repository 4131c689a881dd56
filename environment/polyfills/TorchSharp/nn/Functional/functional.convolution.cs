namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null)
                => Native.linear(input, weights, bias);

            public static Tensor conv1d(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null,
                long? padding = null, long? dilation = null, long groups = 1)
                => Native.conv1d(input, weight, bias, [stride ?? 1], [padding ?? 0], [dilation ?? 1], groups);

            public static Tensor conv1d_padding(Tensor input, Tensor weight, Tensor? bias = null, long? stride = null,
                Padding padding = Padding.Valid, long? dilation = null, long groups = 1)
                => Native.conv1d(input, weight, bias, [stride ?? 1], Name(padding), [dilation ?? 1], groups);

            public static Tensor conv2d(Tensor input, Tensor weight, Tensor? bias = null, long[]? strides = null,
                long[]? padding = null, long[]? dilation = null, long groups = 1)
                => Native.conv2d(input, weight, bias, strides ?? One, padding ?? Zero, dilation ?? One, groups);

            public static Tensor conv2d_padding(Tensor input, Tensor weight, Tensor? bias = null,
                long[]? strides = null,
                Padding padding = Padding.Valid, long[]? dilation = null, long groups = 1)
                => Native.conv2d(input, weight, bias, strides ?? One, Name(padding), dilation ?? One, groups);

            public static Tensor conv_transpose2d(Tensor input, Tensor weight, Tensor? bias = null,
                long[]? strides = null, long[]? padding = null, long[]? output_padding = null, long[]? dilation = null,
                long groups = 1)
                => Native.conv_transpose2d(input, weight, bias, strides ?? One, padding ?? Zero, output_padding ?? Zero,
                    groups, dilation ?? One);

            /// <summary>The sliding blocks of an image as columns: (N, C·kh·kw, blocks).</summary>
            public static Tensor unfold(Tensor input, long kernel_size, long dilation = 1, long padding = 0,
                long stride = 1)
                => unfold(input, (kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride,
                    stride));

            /// <inheritdoc cref="unfold(Tensor, long, long, long, long)"/>
            public static Tensor unfold(Tensor input, (long, long) kernel_size, (long, long)? dilation = null,
                (long, long)? padding = null, (long, long)? stride = null)
                => Native.unfold_blocks(input, Two(kernel_size), Two(dilation ?? (1, 1)), Two(padding ?? (0, 0)),
                    Two(stride ?? (1, 1)));

            private static readonly long[] Zero = [0, 0];
            private static readonly long[] One = [1, 1];

            private static long[] Two(long value) => [value, value];

            private static long[] Two((long, long) value) => [value.Item1, value.Item2];

            private static string Name(Padding padding) => padding == Padding.Same ? "same" : "valid";
        }
    }
}
