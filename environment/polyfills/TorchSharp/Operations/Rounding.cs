namespace TorchSharp;

// Rounding, signs, bounds and repairs of single numbers.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Native.abs(this);

        public Tensor abs_() => Native.abs_(this);

        public Tensor absolute() => Native.abs(this);

        public Tensor absolute_() => Native.abs_(this);

        public Tensor neg() => Native.neg(this);

        public Tensor neg_() => Native.neg_(this);

        public Tensor negative() => Native.neg(this);

        public Tensor positive() => Native.positive(this);

        public Tensor sign() => Native.sign(this);

        public Tensor sign_() => Native.sign_(this);

        public Tensor sgn() => Native.sgn(this);

        public Tensor sgn_() => Native.sgn_(this);

        public Tensor signbit() => Native.signbit(this);

        public Tensor copysign(Tensor other) => Native.copysign(this, other);

        public Tensor copysign_(Tensor other) => Native.copysign_(this, other);

        public Tensor ceil() => Native.ceil(this);

        public Tensor ceil_() => Native.ceil_(this);

        public Tensor floor() => Native.floor(this);

        public Tensor floor_() => Native.floor_(this);

        public Tensor round(long decimals = 0) => Native.round(this, decimals);

        public Tensor round_(long decimals = 0) => Native.round_(this, decimals);

        public Tensor trunc() => Native.trunc(this);

        public Tensor trunc_() => Native.trunc_(this);

        public Tensor fix() => Native.trunc(this);

        public Tensor fix_() => Native.trunc_(this);

        public Tensor frac() => Native.frac(this);

        public Tensor frac_() => Native.frac_(this);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Native.clamp(this, min, max);

        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Native.clamp(this, min, max);

        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Native.clamp_(this, min, max);

        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Native.clamp_(this, min, max);

        public Tensor clip(Scalar? min = null, Scalar? max = null) => Native.clamp(this, min, max);

        public Tensor clamp_min(Scalar min) => Native.clamp_min(this, min);

        public Tensor clamp_min_(Scalar min) => Native.clamp_min_(this, min);

        public Tensor clamp_max(Scalar max) => Native.clamp_max(this, max);

        public Tensor clamp_max_(Scalar max) => Native.clamp_max_(this, max);

        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) =>
            Native.nan_to_num(this, nan, posinf, neginf);

        public Tensor nan_to_num_(double nan = 0, double? posinf = null, double? neginf = null) =>
            Native.nan_to_num_(this, nan, posinf, neginf);

        public Tensor nextafter(Tensor other) => Native.nextafter(this, other);

        public Tensor nextafter_(Tensor other) => Native.nextafter_(this, other);

        public Tensor heaviside(Tensor other) => Native.heaviside(this, other);

        public Tensor heaviside_(Tensor other) => Native.heaviside_(this, other);
    }

    public static Tensor abs(Tensor input) => Native.abs(input);

    public static Tensor abs_(Tensor input) => Native.abs_(input);

    public static Tensor absolute(Tensor input) => Native.abs(input);

    public static Tensor absolute_(Tensor input) => Native.abs_(input);

    public static Tensor neg(Tensor input) => Native.neg(input);

    public static Tensor neg_(Tensor input) => Native.neg_(input);

    public static Tensor negative(Tensor input) => Native.neg(input);

    public static Tensor negative_(Tensor input) => Native.neg_(input);

    public static Tensor positive(Tensor input) => Native.positive(input);

    public static Tensor sign(Tensor input) => Native.sign(input);

    public static Tensor sign_(Tensor input) => Native.sign_(input);

    public static Tensor sgn(Tensor input) => Native.sgn(input);

    public static Tensor sgn_(Tensor input) => Native.sgn_(input);

    public static Tensor signbit(Tensor input) => Native.signbit(input);

    public static Tensor copysign(Tensor input, Tensor other) => Native.copysign(input, other);

    public static Tensor copysign_(Tensor input, Tensor other) => Native.copysign_(input, other);

    public static Tensor ceil(Tensor input) => Native.ceil(input);

    public static Tensor ceil_(Tensor input) => Native.ceil_(input);

    public static Tensor floor(Tensor input) => Native.floor(input);

    public static Tensor floor_(Tensor input) => Native.floor_(input);

    public static Tensor round(Tensor input, long decimals = 0) => Native.round(input, decimals);

    public static Tensor round_(Tensor input, long decimals = 0) => Native.round_(input, decimals);

    public static Tensor trunc(Tensor input) => Native.trunc(input);

    public static Tensor trunc_(Tensor input) => Native.trunc_(input);

    public static Tensor fix(Tensor input) => Native.trunc(input);

    public static Tensor fix_(Tensor input) => Native.trunc_(input);

    public static Tensor frac(Tensor input) => Native.frac(input);

    public static Tensor frac_(Tensor input) => Native.frac_(input);

    public static Tensor clamp(Tensor input, Scalar? min = null, Scalar? max = null) =>
        Native.clamp(input, min, max);

    public static Tensor clamp(Tensor input, Tensor? min = null, Tensor? max = null) =>
        Native.clamp(input, min, max);

    public static Tensor clamp_(Tensor input, Scalar? min = null, Scalar? max = null) =>
        Native.clamp_(input, min, max);

    public static Tensor clamp_(Tensor input, Tensor? min = null, Tensor? max = null) =>
        Native.clamp_(input, min, max);

    public static Tensor clip(Tensor input, Scalar? min = null, Scalar? max = null) =>
        Native.clamp(input, min, max);

    public static Tensor clamp_min(Tensor input, Scalar min) => Native.clamp_min(input, min);

    public static Tensor clamp_min_(Tensor input, Scalar min) => Native.clamp_min_(input, min);

    public static Tensor clamp_max(Tensor input, Scalar max) => Native.clamp_max(input, max);

    public static Tensor clamp_max_(Tensor input, Scalar max) => Native.clamp_max_(input, max);

    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) =>
        Native.nan_to_num(input, nan, posinf, neginf);

    public static Tensor nan_to_num_(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) =>
        Native.nan_to_num_(input, nan, posinf, neginf);

    public static Tensor nextafter(Tensor input, Tensor other) => Native.nextafter(input, other);

    public static Tensor nextafter_(Tensor input, Tensor other) => Native.nextafter_(input, other);

    public static Tensor heaviside(Tensor input, Tensor values) => Native.heaviside(input, values);

    public static Tensor heaviside_(Tensor input, Tensor values) => Native.heaviside_(input, values);
}
