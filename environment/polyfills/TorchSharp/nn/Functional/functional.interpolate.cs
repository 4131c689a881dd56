namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <param name="x">(N, C, L), (N, C, H, W) or (N, C, D, H, W)</param>
            /// <param name="size">The output's spatial size; or else</param>
            /// <param name="scale_factor">by what to multiply each spatial size.</param>
            /// <param name="mode">How values between the pixels come about.</param>
            /// <param name="align_corners">The corner pixels' centres stay in place; only with a linear or cubic
            /// mode.</param>
            /// <param name="recompute_scale_factor">Take the scale from the rounded output size.</param>
            /// <param name="antialias">Look at all pixels when an image becomes smaller; bilinear and bicubic
            /// only.</param>
            public static Tensor interpolate(Tensor x, long[]? size = null, double[]? scale_factor = null,
                InterpolationMode mode = InterpolationMode.Nearest, bool? align_corners = null,
                bool recompute_scale_factor = false, bool antialias = false)
            {
                var dims = (int)x.dim() - 2;
                Validate(dims, size, scale_factor, mode, align_corners, antialias);
                if (scale_factor is not null && (recompute_scale_factor || mode == InterpolationMode.Area))
                    (size, scale_factor) = (Scaled(x, scale_factor), null);
                return Interpolate(x, size, scale_factor, mode, align_corners ?? false, antialias, dims);
            }

            private static Tensor Interpolate(Tensor x, long[]? size, double[]? scale, InterpolationMode mode,
                bool align, bool antialias, int dims) => (mode, dims) switch
                {
                    (InterpolationMode.Nearest, 1) => Native.upsample_nearest1d(x, size, scale),
                    (InterpolationMode.Nearest, 2) => Native.upsample_nearest2d(x, size, scale),
                    (InterpolationMode.Nearest, 3) => Native.upsample_nearest3d(x, size, scale),
                    (InterpolationMode.NearestExact, 1) => Native.upsample_nearest_exact1d(x, size, scale),
                    (InterpolationMode.NearestExact, 2) => Native.upsample_nearest_exact2d(x, size, scale),
                    (InterpolationMode.NearestExact, 3) => Native.upsample_nearest_exact3d(x, size, scale),
                    (InterpolationMode.Area, 1) => Native.adaptive_avg_pool1d(x, size),
                    (InterpolationMode.Area, 2) => Native.adaptive_avg_pool2d(x, size),
                    (InterpolationMode.Linear, 1) => Native.upsample_linear1d(x, size, align, scale),
                    (InterpolationMode.Bilinear, 2) when antialias
                        => Native.upsample_bilinear2d_aa(x, size, align, scale),
                    (InterpolationMode.Bilinear, 2) => Native.upsample_bilinear2d(x, size, align, scale),
                    (InterpolationMode.Bicubic, 2) when antialias
                        => Native.upsample_bicubic2d_aa(x, size, align, scale),
                    (InterpolationMode.Bicubic, 2) => Native.upsample_bicubic2d(x, size, align, scale),
                    (InterpolationMode.Trilinear, 3) => Native.upsample_trilinear3d(x, size, align, scale),
                    _
                        => throw new ArgumentException($"Interpolation mode {mode} does not fit a {dims + 2}D input.",
                            nameof(mode)),
                };

            private static void Validate(int dims, long[]? size, double[]? scale, InterpolationMode mode,
                bool? align_corners, bool antialias)
            {
                if ((size is null) == (scale is null))
                    throw new ArgumentException("Give interpolate either a size or a scale_factor, and not both.");
                var given = size?.Length ?? scale!.Length;
                if (given != dims)
                    throw new ArgumentException($"A {dims + 2}D input has {dims} spatial sizes, but {given} were given.");
                if (align_corners is not null
                    && mode is InterpolationMode.Nearest or InterpolationMode.NearestExact or InterpolationMode.Area)
                    throw new ArgumentException($"align_corners has no meaning in mode {mode}.", nameof(align_corners));
                if (antialias && mode is not (InterpolationMode.Bilinear or InterpolationMode.Bicubic))
                    throw new ArgumentException($"antialias has no meaning in mode {mode}.", nameof(antialias));
            }

            private static long[] Scaled(Tensor x, double[] scales)
                => [.. scales.Select((scale, i) => (long)Math.Floor(x.size(i + 2) * scale))];

            public static Tensor upsample(Tensor input, long[]? size = null, double[]? scale_factor = null,
                UpsampleMode mode = UpsampleMode.Nearest, bool align_corners = false)
                => interpolate(input, size, scale_factor, (InterpolationMode)mode,
                    mode == UpsampleMode.Nearest ? null : align_corners);
        }
    }
}
