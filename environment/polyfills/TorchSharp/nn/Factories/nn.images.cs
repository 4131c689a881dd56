using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static ZeroPad2d ZeroPad2d(long padding) => new(Four(padding));

        public static ZeroPad2d ZeroPad2d((long, long, long, long) padding) => new(Four(padding));

        public static ConstantPad2d ConstantPad2d(long padding, double value) => new(value, Four(padding));

        public static ConstantPad2d ConstantPad2d((long, long, long, long) padding, double value)
            => new(value, Four(padding));

        public static ReflectionPad2d ReflectionPad2d(long padding) => new(Four(padding));

        public static ReflectionPad2d ReflectionPad2d((long, long, long, long) padding) => new(Four(padding));

        public static ReplicationPad2d ReplicationPad2d(long padding) => new(Four(padding));

        public static ReplicationPad2d ReplicationPad2d((long, long, long, long) padding) => new(Four(padding));

        public static Upsample Upsample(long[]? size = null, double[]? scale_factor = null,
            UpsampleMode mode = UpsampleMode.Nearest, bool? align_corners = null, bool? recompute_scale_factor = null)
            => new(size, scale_factor, mode, align_corners, recompute_scale_factor);

        public static PixelShuffle PixelShuffle(long upscale_factor) => new(upscale_factor);

        public static PixelUnshuffle PixelUnshuffle(long downscale_factor) => new(downscale_factor);

        public static CosineSimilarity CosineSimilarity(long dim = 1, double eps = 1e-8) => new(dim, eps);

        public static PairwiseDistance PairwiseDistance(double p = 2.0, double eps = 1e-6, bool keepdim = false)
            => new(p, eps, keepdim);

        private static long[] Four(long value) => [value, value, value, value];

        private static long[] Four((long, long, long, long) value)
            => [value.Item1, value.Item2, value.Item3, value.Item4];
    }
}
