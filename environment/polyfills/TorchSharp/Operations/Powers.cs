namespace TorchSharp;

// Powers, roots, exponentials and logarithms.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor pow(Tensor exponent) => Native.pow(this, exponent);

        public Tensor pow(Scalar exponent) => Native.pow(this, exponent);

        public Tensor pow_(Tensor exponent) => Native.pow_(this, exponent);

        public Tensor pow_(Scalar exponent) => Native.pow_(this, exponent);

        public Tensor float_power(Tensor target) => Native.float_power(this, target);

        public Tensor float_power_(Tensor target) => Native.float_power_(this, target);

        public Tensor square() => Native.square(this);

        public Tensor sqrt() => Native.sqrt(this);

        public Tensor sqrt_() => Native.sqrt_(this);

        public Tensor rsqrt() => Native.rsqrt(this);

        public Tensor rsqrt_() => Native.rsqrt_(this);

        public Tensor reciprocal() => Native.reciprocal(this);

        public Tensor reciprocal_() => Native.reciprocal_(this);

        public Tensor exp() => Native.exp(this);

        public Tensor exp_() => Native.exp_(this);

        public Tensor exp2() => Native.exp2(this);

        public Tensor exp2_() => Native.exp2_(this);

        public Tensor expm1() => Native.expm1(this);

        public Tensor expm1_() => Native.expm1_(this);

        public Tensor log() => Native.log(this);

        public Tensor log_() => Native.log_(this);

        public Tensor log2() => Native.log2(this);

        public Tensor log2_() => Native.log2_(this);

        public Tensor log10() => Native.log10(this);

        public Tensor log10_() => Native.log10_(this);

        public Tensor log1p() => Native.log1p(this);

        public Tensor log1p_() => Native.log1p_(this);

        public Tensor logaddexp(Tensor other) => Native.logaddexp(this, other);

        public Tensor logaddexp2(Tensor other) => Native.logaddexp2(this, other);

        public Tensor ldexp(Tensor other) => Native.ldexp(this, other);

        public Tensor ldexp_(Tensor other) => Native.ldexp_(this, other);

        public Tensor xlogy(Tensor y) => Native.xlogy(this, y);

        public Tensor xlogy(Scalar y) => Native.xlogy(this, y);

        public Tensor xlogy_(Tensor y) => Native.xlogy_(this, y);

        public Tensor xlogy_(Scalar y) => Native.xlogy_(this, y);

        public Tensor hypot(Tensor other) => Native.hypot(this, other);

        public (Tensor Mantissa, Tensor Exponent) frexp() => Native.frexp(this);
    }

    public static Tensor pow(Tensor left, Tensor exponent) => Native.pow(left, exponent);

    public static Tensor pow(Tensor left, Scalar exponent) => Native.pow(left, exponent);

    public static Tensor pow_(Tensor left, Tensor exponent) => Native.pow_(left, exponent);

    public static Tensor pow_(Tensor left, Scalar exponent) => Native.pow_(left, exponent);

    public static Tensor float_power(Tensor input, Tensor target) => Native.float_power(input, target);

    public static Tensor float_power_(Tensor input, Tensor target) => Native.float_power_(input, target);

    public static Tensor square(Tensor input) => Native.square(input);

    public static Tensor sqrt(Tensor input) => Native.sqrt(input);

    public static Tensor sqrt_(Tensor input) => Native.sqrt_(input);

    public static Tensor rsqrt(Tensor input) => Native.rsqrt(input);

    public static Tensor rsqrt_(Tensor input) => Native.rsqrt_(input);

    public static Tensor reciprocal(Tensor input) => Native.reciprocal(input);

    public static Tensor reciprocal_(Tensor input) => Native.reciprocal_(input);

    public static Tensor exp(Tensor input) => Native.exp(input);

    public static Tensor exp_(Tensor input) => Native.exp_(input);

    public static Tensor exp2(Tensor input) => Native.exp2(input);

    public static Tensor exp2_(Tensor input) => Native.exp2_(input);

    public static Tensor expm1(Tensor input) => Native.expm1(input);

    public static Tensor expm1_(Tensor input) => Native.expm1_(input);

    public static Tensor log(Tensor input) => Native.log(input);

    public static Tensor log_(Tensor input) => Native.log_(input);

    public static Tensor log2(Tensor input) => Native.log2(input);

    public static Tensor log2_(Tensor input) => Native.log2_(input);

    public static Tensor log10(Tensor input) => Native.log10(input);

    public static Tensor log10_(Tensor input) => Native.log10_(input);

    public static Tensor log1p(Tensor input) => Native.log1p(input);

    public static Tensor log1p_(Tensor input) => Native.log1p_(input);

    public static Tensor logaddexp(Tensor left, Tensor right) => Native.logaddexp(left, right);

    public static Tensor logaddexp2(Tensor left, Tensor right) => Native.logaddexp2(left, right);

    public static Tensor ldexp(Tensor input, Tensor other) => Native.ldexp(input, other);

    public static Tensor ldexp_(Tensor input, Tensor other) => Native.ldexp_(input, other);

    public static Tensor xlogy(Tensor x, Tensor y) => Native.xlogy(x, y);

    public static Tensor xlogy(Tensor x, Scalar y) => Native.xlogy(x, y);

    public static Tensor xlogy_(Tensor x, Tensor y) => Native.xlogy_(x, y);

    public static Tensor xlogy_(Tensor x, Scalar y) => Native.xlogy_(x, y);

    public static Tensor hypot(Tensor left, Tensor right) => Native.hypot(left, right);

    public static (Tensor Mantissa, Tensor Exponent) frexp(Tensor input) => Native.frexp(input);
}
