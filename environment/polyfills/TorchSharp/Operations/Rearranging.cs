namespace TorchSharp;

// Elements in another order, and repeated.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor flip(params long[] dims) => Native.flip(this, dims);

        public Tensor fliplr() => Native.fliplr(this);

        public Tensor flipud() => Native.flipud(this);

        public Tensor roll((long, long) shifts, (long, long) dims) =>
            Native.roll(this, [shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);

        public Tensor roll(long[] shifts, long[] dims) => Native.roll(this, shifts, dims);

        public Tensor roll(long[] shifts) => Native.roll(this, shifts, []);

        public Tensor roll((long, long, long) shifts, (long, long, long) dims) =>
            Native.roll(this, [shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2, dims.Item3]);

        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) =>
            Native.roll(this, shifts, dims);

        public Tensor repeat(params long[] sizes) => Native.repeat(this, sizes);

        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null) =>
            Native.repeat_interleave(this, repeats, dim, output_size);

        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null) =>
            Native.repeat_interleave(this, repeats, dim, output_size);

        public Tensor tile(long[] reps) => Native.tile(this, reps);

        public Tensor roll(long shifts, long? dims = null) =>
            dims is { } d ? Native.roll(this, [shifts], [d]) : Native.roll(this, [shifts], []);

        public Tensor rot90(long k = 1, (long, long)? dims = null) =>
            dims is { } d ? Native.rot90(this, k, [d.Item1, d.Item2]) : Native.rot90(this, k, [0, 1]);
    }

    public static Tensor flip(Tensor input, params long[] dims) => Native.flip(input, dims);

    public static Tensor fliplr(Tensor input) => Native.fliplr(input);

    public static Tensor flipud(Tensor input) => Native.flipud(input);

    public static Tensor roll(Tensor input, (long, long) shifts, (long, long) dims) =>
        Native.roll(input, [shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);

    public static Tensor roll(Tensor input, (long, long, long) shifts, (long, long, long) dims) =>
        Native.roll(input, [shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2, dims.Item3]);

    public static Tensor roll(Tensor input, long[] shifts, long[] dims) => Native.roll(input, shifts, dims);

    public static Tensor roll(Tensor input, long[] shifts) => Native.roll(input, shifts, []);

    public static Tensor roll(Tensor input, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) =>
        Native.roll(input, shifts, dims);

    public static Tensor repeat_interleave(Tensor input, long repeats, long? dim = null, long? output_size = null) =>
        Native.repeat_interleave(input, repeats, dim, output_size);

    public static Tensor repeat_interleave(Tensor input, Tensor repeats, long? dim = null, long? output_size = null) =>
        Native.repeat_interleave(input, repeats, dim, output_size);

    public static Tensor tile(Tensor input, long[] dims) => Native.tile(input, dims);

    public static Tensor roll(Tensor input, long shifts, long? dims = null) =>
        Required(input, nameof(input)).roll(shifts, dims);

    public static Tensor rot90(Tensor input, long k = 1, (long, long)? dims = null) =>
        Required(input, nameof(input)).rot90(k, dims);
}
