namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <param name="input">(..., H, W)</param>
            /// <param name="pad">Left and right of the last dimension, then of the one before, ...</param>
            /// <param name="mode"><see cref="PaddingModes.Zeros"/> pads with <paramref name="value"/> too.</param>
            /// <param name="value">What the margin holds in constant mode.</param>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant,
                double value = 0)
                => functional.pad(input, pad.AsSpan(), mode, value);

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant,
                double value = 0)
                => Native.pad(input, pad, Name(mode),
                    mode is PaddingModes.Constant or PaddingModes.Zeros ? value : null);

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant,
                double value = 0)
                => functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            /// <inheritdoc cref="pad(Tensor, long[], PaddingModes, double)"/>
            public static Tensor pad(Tensor input, (long, long, long, long) pad,
                PaddingModes mode = PaddingModes.Constant,
                double value = 0)
                => functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>The same margin at both sides of the last dimension.</summary>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant,
                double value = 0)
                => functional.pad(input, [pad, pad], mode, value);

            public static Tensor affine_grid(Tensor theta, long[]? size = null, bool align_corners = false)
            {
                ArgumentNullException.ThrowIfNull(size);
                return Native.affine_grid_generator(theta, size, align_corners);
            }

            public static Tensor grid_sample(Tensor input, Tensor grid, GridSampleMode mode = GridSampleMode.Bilinear,
                GridSamplePaddingMode padding_mode = GridSamplePaddingMode.Zeros, bool? align_corners = null)
                => Native.grid_sampler(input, grid, NativeCode(mode), NativeCode(padding_mode), align_corners ?? false);

            public static Tensor pixel_shuffle(Tensor input, long upscale_factor)
                => Native.pixel_shuffle(input, upscale_factor);

            public static Tensor pixel_unshuffle(Tensor input, long downscale_factor)
                => Native.pixel_unshuffle(input, downscale_factor);

            private static string Name(PaddingModes mode) => mode switch
            {
                PaddingModes.Reflect => "reflect",
                PaddingModes.Replicate => "replicate",
                PaddingModes.Circular => "circular",
                _ => "constant",
            };

            // libtorch numbers these otherwise: bilinear 0, nearest 1; zeros 0, border 1, reflection 2.

            private static long NativeCode(GridSampleMode mode) => mode == GridSampleMode.Nearest ? 1 : 0;

            private static long NativeCode(GridSamplePaddingMode mode) => mode switch
            {
                GridSamplePaddingMode.Border => 1,
                GridSamplePaddingMode.Reflection => 2,
                _ => 0,
            };
        }
    }
}
