namespace TorchSharp;

// Comparisons, element by element and of whole tensors.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor eq(Tensor target) => Native.eq(this, target);

        public Tensor eq(Scalar target) => Native.eq(this, target);

        public Tensor eq_(Tensor target) => Native.eq_(this, target);

        public Tensor eq_(Scalar target) => Native.eq_(this, target);

        public Tensor ne(Tensor target) => Native.ne(this, target);

        public Tensor ne(Scalar target) => Native.ne(this, target);

        public Tensor ne_(Tensor target) => Native.ne_(this, target);

        public Tensor ne_(Scalar target) => Native.ne_(this, target);

        public Tensor lt(Tensor target) => Native.lt(this, target);

        public Tensor lt(Scalar target) => Native.lt(this, target);

        public Tensor lt_(Tensor target) => Native.lt_(this, target);

        public Tensor lt_(Scalar target) => Native.lt_(this, target);

        public Tensor le(Tensor target) => Native.le(this, target);

        public Tensor le(Scalar target) => Native.le(this, target);

        public Tensor le_(Tensor target) => Native.le_(this, target);

        public Tensor le_(Scalar target) => Native.le_(this, target);

        public Tensor gt(Tensor target) => Native.gt(this, target);

        public Tensor gt(Scalar target) => Native.gt(this, target);

        public Tensor gt_(Tensor target) => Native.gt_(this, target);

        public Tensor gt_(Scalar target) => Native.gt_(this, target);

        public Tensor ge(Tensor target) => Native.ge(this, target);

        public Tensor ge(Scalar target) => Native.ge(this, target);

        public Tensor ge_(Tensor target) => Native.ge_(this, target);

        public Tensor ge_(Scalar target) => Native.ge_(this, target);

        /// <summary>Element by element, as eq; for whole tensors there is Equals.</summary>
        public Tensor equal(Tensor target) => Native.eq(this, target);

        public Tensor greater(Tensor target) => Native.gt(this, target);

        public Tensor greater_equal(Tensor target) => Native.ge(this, target);

        public Tensor less(Tensor target) => Native.lt(this, target);

        public Tensor less_equal(Tensor target) => Native.le(this, target);

        public Tensor less_equal_(Tensor target) => Native.le_(this, target);

        public Tensor not_equal(Tensor target) => Native.ne(this, target);

        public Tensor not_equal_(Tensor target) => Native.ne_(this, target);

        public bool allclose(Tensor target, double rtol = 1e-5, double atol = 1e-8, bool equal_nan = false) =>
            Native.allclose(this, target, rtol, atol, equal_nan);

        public Tensor isclose(Tensor other, double rtol = 1e-5, double atol = 1e-8, bool nanEqual = false) =>
            Native.isclose(this, other, rtol, atol, nanEqual);

        public Tensor isin(Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
            Native.isin(this, test_elements, assumeUnique, invert);

        public Tensor isnan() => Native.isnan(this);

        public Tensor isinf() => Native.isinf(this);

        public Tensor isfinite() => Native.isfinite(this);

        public Tensor isposinf() => Native.isposinf(this);

        public Tensor isneginf() => Native.isneginf(this);

        public Tensor isreal() => Native.isreal(this);

        public Tensor maximum(Tensor other) => Native.maximum(this, other);

        public Tensor minimum(Tensor other) => Native.minimum(this, other);

        public Tensor fmax(Tensor other) => Native.fmax(this, other);

        public Tensor fmin(Tensor other) => Native.fmin(this, other);
    }

    public static Tensor eq(Tensor left, Tensor right) => Native.eq(left, right);

    public static Tensor ne(Tensor left, Tensor right) => Native.ne(left, right);

    public static Tensor lt(Tensor left, Tensor right) => Native.lt(left, right);

    public static Tensor le(Tensor left, Tensor right) => Native.le(left, right);

    public static Tensor gt(Tensor left, Tensor right) => Native.gt(left, right);

    public static Tensor ge(Tensor left, Tensor right) => Native.ge(left, right);

    /// <summary>Element by element, as eq; for whole tensors there is Tensor.Equals.</summary>
    public static Tensor equal(Tensor tensor, Tensor target) => Native.eq(tensor, target);

    public static Tensor greater(Tensor tensor, Tensor target) => Native.gt(tensor, target);

    public static Tensor greater_equal(Tensor tensor, Tensor target) => Native.ge(tensor, target);

    public static Tensor less(Tensor tensor, Tensor target) => Native.lt(tensor, target);

    public static Tensor less_equal(Tensor tensor, Tensor target) => Native.le(tensor, target);

    public static Tensor not_equal(Tensor tensor, Tensor target) => Native.ne(tensor, target);

    public static bool allclose(Tensor tensor, Tensor target, double rtol = 1e-5, double atol = 1e-8, bool equal_nan = false) =>
        Native.allclose(tensor, target, rtol, atol, equal_nan);

    public static Tensor isclose(Tensor tensor, Tensor other, double rtol = 1e-5, double atol = 1e-8, bool nanEqual = false) =>
        Native.isclose(tensor, other, rtol, atol, nanEqual);

    public static Tensor isin(Tensor tensor, Tensor test_elements, bool assumeUnique = false, bool invert = false) =>
        Native.isin(tensor, test_elements, assumeUnique, invert);

    public static Tensor isnan(Tensor input) => Native.isnan(input);

    public static Tensor isinf(Tensor tensor) => Native.isinf(tensor);

    public static Tensor isfinite(Tensor tensor) => Native.isfinite(tensor);

    public static Tensor isposinf(Tensor tensor) => Native.isposinf(tensor);

    public static Tensor isneginf(Tensor tensor) => Native.isneginf(tensor);

    public static Tensor isreal(Tensor tensor) => Native.isreal(tensor);

    public static Tensor maximum(Tensor input, Tensor other) => Native.maximum(input, other);

    public static Tensor minimum(Tensor input, Tensor other) => Native.minimum(input, other);

    public static Tensor fmax(Tensor input, Tensor other) => Native.fmax(input, other);

    public static Tensor fmin(Tensor input, Tensor other) => Native.fmin(input, other);
}
