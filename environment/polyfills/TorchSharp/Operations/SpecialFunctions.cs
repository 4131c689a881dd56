namespace TorchSharp;

// Error functions, gamma functions and their kin.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor erf() => Native.erf(this);

        public Tensor erf_() => Native.erf_(this);

        public Tensor erfc() => Native.erfc(this);

        public Tensor erfc_() => Native.erfc_(this);

        public Tensor erfinv() => Native.erfinv(this);

        public Tensor erfinv_() => Native.erfinv_(this);

        public Tensor sigmoid() => Native.sigmoid(this);

        public Tensor sigmoid_() => Native.sigmoid_(this);

        public Tensor logit(double? eps = null) => Native.logit(this, eps);

        public Tensor logit_(double? eps = null) => Native.logit_(this, eps);

        public Tensor lgamma() => Native.lgamma(this);

        public Tensor lgamma_() => Native.lgamma_(this);

        public Tensor digamma() => Native.digamma(this);

        public Tensor digamma_() => Native.digamma_(this);

        public Tensor polygamma(long p) => Native.polygamma(p, this);

        public Tensor polygamma_(long p) => Native.polygamma_(this, p);

        public Tensor mvlgamma(long p) => Native.mvlgamma(this, p);

        public Tensor mvlgamma_(long p) => Native.mvlgamma_(this, p);

        public Tensor igamma(Tensor other) => Native.igamma(this, other);

        public Tensor igammac(Tensor other) => Native.igammac(this, other);

        public Tensor i0() => Native.i0(this);

        public Tensor i0_() => Native.i0_(this);

        public Tensor gcd(Tensor other) => Native.gcd(this, other);

        public Tensor gcd_(Tensor other) => Native.gcd_(this, other);

        public Tensor lcm(Tensor other) => Native.lcm(this, other);

        public Tensor lcm_(Tensor other) => Native.lcm_(this, other);
    }

    public static Tensor erf(Tensor input) => Native.erf(input);

    public static Tensor erf_(Tensor input) => Native.erf_(input);

    public static Tensor erfc(Tensor input) => Native.erfc(input);

    public static Tensor erfc_(Tensor input) => Native.erfc_(input);

    public static Tensor erfinv(Tensor input) => Native.erfinv(input);

    public static Tensor erfinv_(Tensor input) => Native.erfinv_(input);

    public static Tensor sigmoid(Tensor input) => Native.sigmoid(input);

    public static Tensor sigmoid_(Tensor input) => Native.sigmoid_(input);

    public static Tensor logit(Tensor input, double? eps = null) => Native.logit(input, eps);

    public static Tensor logit_(Tensor input, double? eps = null) => Native.logit_(input, eps);

    public static Tensor lgamma(Tensor input) => Native.lgamma(input);

    public static Tensor lgamma_(Tensor input) => Native.lgamma_(input);

    public static Tensor digamma(Tensor input) => Native.digamma(input);

    public static Tensor digamma_(Tensor input) => Native.digamma_(input);

    public static Tensor polygamma_(Tensor input, long p) => Native.polygamma_(input, p);

    public static Tensor mvlgamma(Tensor input, long p) => Native.mvlgamma(input, p);

    public static Tensor mvlgamma_(Tensor input, long p) => Native.mvlgamma_(input, p);

    public static Tensor igamma(Tensor input, Tensor other) => Native.igamma(input, other);

    public static Tensor igammac(Tensor input, Tensor other) => Native.igammac(input, other);

    public static Tensor i0(Tensor input) => Native.i0(input);

    public static Tensor i0_(Tensor input) => Native.i0_(input);

    public static Tensor gcd(Tensor left, Tensor right) => Native.gcd(left, right);

    public static Tensor gcd_(Tensor left, Tensor right) => Native.gcd_(left, right);

    public static Tensor lcm(Tensor input, Tensor other) => Native.lcm(input, other);

    public static Tensor lcm_(Tensor input, Tensor other) => Native.lcm_(input, other);

    public static Tensor polygamma(Tensor input, long p) => Native.polygamma(p, input);
}
