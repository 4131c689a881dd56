namespace TorchSharp;

// Circular and hyperbolic functions and their inverses.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sin() => Native.sin(this);

        public Tensor sin_() => Native.sin_(this);

        public Tensor cos() => Native.cos(this);

        public Tensor cos_() => Native.cos_(this);

        public Tensor tan() => Native.tan(this);

        public Tensor tan_() => Native.tan_(this);

        public Tensor asin() => Native.asin(this);

        public Tensor asin_() => Native.asin_(this);

        public Tensor acos() => Native.acos(this);

        public Tensor acos_() => Native.acos_(this);

        public Tensor atan() => Native.atan(this);

        public Tensor atan_() => Native.atan_(this);

        public Tensor arcsin() => Native.asin(this);

        public Tensor arcsin_() => Native.asin_(this);

        public Tensor arccos() => Native.acos(this);

        public Tensor arccos_() => Native.acos_(this);

        public Tensor arctan() => Native.atan(this);

        public Tensor arctan_() => Native.atan_(this);

        public Tensor atan2(Tensor other) => Native.atan2(this, other);

        public Tensor atan2_(Tensor other) => Native.atan2_(this, other);

        public Tensor arctan2(Tensor other) => Native.atan2(this, other);

        public Tensor arctan2_(Tensor other) => Native.atan2_(this, other);

        public Tensor sinh() => Native.sinh(this);

        public Tensor sinh_() => Native.sinh_(this);

        public Tensor cosh() => Native.cosh(this);

        public Tensor cosh_() => Native.cosh_(this);

        public Tensor tanh() => Native.tanh(this);

        public Tensor tanh_() => Native.tanh_(this);

        public Tensor asinh() => Native.asinh(this);

        public Tensor asinh_() => Native.asinh_(this);

        public Tensor acosh() => Native.acosh(this);

        public Tensor acosh_() => Native.acosh_(this);

        public Tensor atanh() => Native.atanh(this);

        public Tensor atanh_() => Native.atanh_(this);

        public Tensor arcsinh() => Native.asinh(this);

        public Tensor arcsinh_() => Native.asinh_(this);

        public Tensor arccosh() => Native.acosh(this);

        public Tensor arccosh_() => Native.acosh_(this);

        public Tensor arctanh() => Native.atanh(this);

        public Tensor arctanh_() => Native.atanh_(this);

        public Tensor sinc() => Native.sinc(this);

        public Tensor sinc_() => Native.sinc_(this);

        public Tensor deg2rad() => Native.deg2rad(this);

        public Tensor deg2rad_() => Native.deg2rad_(this);

        public Tensor rad2deg() => Native.rad2deg(this);

        public Tensor rad2deg_() => Native.rad2deg_(this);
    }

    public static Tensor sin(Tensor input) => Native.sin(input);

    public static Tensor sin_(Tensor input) => Native.sin_(input);

    public static Tensor cos(Tensor input) => Native.cos(input);

    public static Tensor cos_(Tensor input) => Native.cos_(input);

    public static Tensor tan(Tensor input) => Native.tan(input);

    public static Tensor tan_(Tensor input) => Native.tan_(input);

    public static Tensor asin(Tensor input) => Native.asin(input);

    public static Tensor asin_(Tensor input) => Native.asin_(input);

    public static Tensor acos(Tensor input) => Native.acos(input);

    public static Tensor acos_(Tensor input) => Native.acos_(input);

    public static Tensor atan(Tensor input) => Native.atan(input);

    public static Tensor atan_(Tensor input) => Native.atan_(input);

    public static Tensor arcsin(Tensor input) => Native.asin(input);

    public static Tensor arcsin_(Tensor input) => Native.asin_(input);

    public static Tensor arccos(Tensor input) => Native.acos(input);

    public static Tensor arccos_(Tensor input) => Native.acos_(input);

    public static Tensor arctan(Tensor input) => Native.atan(input);

    public static Tensor arctan_(Tensor input) => Native.atan_(input);

    public static Tensor atan2(Tensor input, Tensor other) => Native.atan2(input, other);

    public static Tensor atan2_(Tensor input, Tensor other) => Native.atan2_(input, other);

    public static Tensor arctan2(Tensor input, Tensor other) => Native.atan2(input, other);

    public static Tensor arctan2_(Tensor input, Tensor other) => Native.atan2_(input, other);

    public static Tensor sinh(Tensor input) => Native.sinh(input);

    public static Tensor sinh_(Tensor input) => Native.sinh_(input);

    public static Tensor cosh(Tensor input) => Native.cosh(input);

    public static Tensor cosh_(Tensor input) => Native.cosh_(input);

    public static Tensor tanh(Tensor input) => Native.tanh(input);

    public static Tensor tanh_(Tensor input) => Native.tanh_(input);

    public static Tensor asinh(Tensor input) => Native.asinh(input);

    public static Tensor asinh_(Tensor input) => Native.asinh_(input);

    public static Tensor acosh(Tensor input) => Native.acosh(input);

    public static Tensor acosh_(Tensor input) => Native.acosh_(input);

    public static Tensor atanh(Tensor input) => Native.atanh(input);

    public static Tensor atanh_(Tensor input) => Native.atanh_(input);

    public static Tensor arcsinh(Tensor input) => Native.asinh(input);

    public static Tensor arcsinh_(Tensor input) => Native.asinh_(input);

    public static Tensor arccosh(Tensor input) => Native.acosh(input);

    public static Tensor arccosh_(Tensor input) => Native.acosh_(input);

    public static Tensor arctanh(Tensor input) => Native.atanh(input);

    public static Tensor arctanh_(Tensor input) => Native.atanh_(input);

    public static Tensor sinc(Tensor input) => Native.sinc(input);

    public static Tensor sinc_(Tensor input) => Native.sinc_(input);

    public static Tensor deg2rad(Tensor input) => Native.deg2rad(input);

    public static Tensor deg2rad_(Tensor input) => Native.deg2rad_(input);

    public static Tensor rad2deg(Tensor input) => Native.rad2deg(input);

    public static Tensor rad2deg_(Tensor input) => Native.rad2deg_(input);
}
