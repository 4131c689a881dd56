namespace TorchSharp;

// Sums, products and quotients of tensors and scalars.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor add(Tensor target) => Native.add(this, target, 1);

        public Tensor add(Tensor target, Scalar alpha) => Native.add(this, target, alpha);

        public Tensor add(Scalar scalar) => Native.add(this, scalar, 1);

        public Tensor add(Scalar scalar, Scalar alpha) => Native.add(this, scalar, alpha);

        public Tensor add_(Tensor target) => Native.add_(this, target, 1);

        public Tensor add_(Tensor target, Scalar alpha) => Native.add_(this, target, alpha);

        public Tensor add_(Scalar scalar) => Native.add_(this, scalar, 1);

        public Tensor add_(Scalar scalar, Scalar alpha) => Native.add_(this, scalar, alpha);

        public Tensor sub(Tensor target) => Native.sub(this, target);

        public Tensor sub(Scalar target) => Native.sub(this, target);

        public Tensor sub_(Tensor target) => Native.sub_(this, target);

        public Tensor sub_(Scalar target) => Native.sub_(this, target);

        public Tensor subtract(Scalar target) => Native.sub(this, target);

        public Tensor subtract(Tensor target) => Native.sub(this, target);

        public Tensor subtract_(Scalar target) => Native.sub_(this, target);

        public Tensor subtract_(Tensor target) => Native.sub_(this, target);

        public Tensor mul(Tensor target) => Native.mul(this, target);

        public Tensor mul(Scalar target) => Native.mul(this, target);

        public Tensor mul_(Tensor target) => Native.mul_(this, target);

        public Tensor mul_(Scalar target) => Native.mul_(this, target);

        public Tensor multiply(Tensor target) => Native.mul(this, target);

        public Tensor multiply(Scalar target) => Native.mul(this, target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Native.div(this, target, NameOf(rounding_mode));

        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Native.div(this, target, NameOf(rounding_mode));

        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Native.div_(this, target, NameOf(rounding_mode));

        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Native.div_(this, target, NameOf(rounding_mode));

        public Tensor divide(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Native.div(this, target, NameOf(rounding_mode));

        public Tensor divide(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Native.div(this, target, NameOf(rounding_mode));

        public Tensor divide_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) =>
            Native.div_(this, target, NameOf(rounding_mode));

        public Tensor divide_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) =>
            Native.div_(this, target, NameOf(rounding_mode));

        public Tensor true_divide(Tensor other) => Native.div(this, other, null);

        public Tensor true_divide(Scalar other) => Native.div(this, other, null);

        public Tensor true_divide_(Tensor other) => Native.div_(this, other, null);

        public Tensor true_divide_(Scalar other) => Native.div_(this, other, null);

        public Tensor floor_divide(Tensor other) => Native.floor_divide(this, other);

        public Tensor floor_divide(Scalar other) => Native.floor_divide(this, other);

        public Tensor floor_divide_(Tensor other) => Native.floor_divide_(this, other);

        public Tensor floor_divide_(Scalar other) => Native.floor_divide_(this, other);

        public Tensor remainder(Tensor target) => Native.remainder(this, target);

        public Tensor remainder(Scalar scalar) => Native.remainder(this, scalar);

        public Tensor remainder_(Tensor target) => Native.remainder_(this, target);

        public Tensor remainder_(Scalar scalar) => Native.remainder_(this, scalar);

        public Tensor fmod(Tensor target) => Native.fmod(this, target);

        public Tensor fmod(Scalar scalar) => Native.fmod(this, scalar);

        public Tensor fmod_(Tensor target) => Native.fmod_(this, target);

        public Tensor fmod_(Scalar scalar) => Native.fmod_(this, scalar);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Native.addcdiv(this, tensor1, tensor2, value);

        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => Native.addcdiv(this, tensor1, tensor2, 1);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Native.addcdiv_(this, tensor1, tensor2, value);

        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => Native.addcdiv_(this, tensor1, tensor2, 1);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Native.addcmul(this, tensor1, tensor2, value);

        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) =>
            Native.addcmul_(this, tensor1, tensor2, value);

        public Tensor lerp(Tensor end, Tensor weight) => Native.lerp(this, end, weight);

        public Tensor lerp_(Tensor end, Tensor weight) => Native.lerp_(this, end, weight);
    }

    public static Tensor add(Tensor left, Tensor right) => Native.add(left, right, 1);

    public static Tensor add(Tensor left, Scalar right) => Native.add(left, right, 1);

    public static Tensor add(Tensor left, Tensor right, Scalar alpha) => Native.add(left, right, alpha);

    public static Tensor add(Tensor left, Scalar right, Scalar alpha) => Native.add(left, right, alpha);

    public static Tensor add_(Tensor left, Tensor right) => Native.add_(left, right, 1);

    public static Tensor add_(Tensor left, Scalar right) => Native.add_(left, right, 1);

    public static Tensor add_(Tensor left, Tensor right, Scalar alpha) => Native.add_(left, right, alpha);

    public static Tensor add_(Tensor left, Scalar right, Scalar alpha) => Native.add_(left, right, alpha);

    public static Tensor sub(Tensor left, Tensor right) => Native.sub(left, right);

    public static Tensor sub(Tensor left, Scalar right) => Native.sub(left, right);

    public static Tensor sub_(Tensor left, Tensor right) => Native.sub_(left, right);

    public static Tensor sub_(Tensor left, Scalar right) => Native.sub_(left, right);

    public static Tensor subtract(Tensor left, Tensor right) => Native.sub(left, right);

    public static Tensor subtract(Tensor left, Scalar right) => Native.sub(left, right);

    public static Tensor subtract_(Tensor left, Tensor right) => Native.sub_(left, right);

    public static Tensor subtract_(Tensor left, Scalar right) => Native.sub_(left, right);

    public static Tensor mul(Tensor left, Tensor right) => Native.mul(left, right);

    public static Tensor mul(Tensor left, Scalar right) => Native.mul(left, right);

    public static Tensor mul_(Tensor left, Tensor right) => Native.mul_(left, right);

    public static Tensor mul_(Tensor left, Scalar right) => Native.mul_(left, right);

    public static Tensor multiply(Tensor left, Tensor right) => Native.mul(left, right);

    public static Tensor multiply(Tensor left, Scalar right) => Native.mul(left, right);

    public static Tensor multiply_(Tensor left, Tensor right) => Native.mul_(left, right);

    public static Tensor multiply_(Tensor left, Scalar right) => Native.mul_(left, right);

    public static Tensor div(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        Native.div(left, right, NameOf(rounding_mode));

    public static Tensor div(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        Native.div(left, right, NameOf(rounding_mode));

    public static Tensor div_(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        Native.div_(left, right, NameOf(rounding_mode));

    public static Tensor div_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        Native.div_(left, right, NameOf(rounding_mode));

    public static Tensor divide(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        Native.div(left, right, NameOf(rounding_mode));

    public static Tensor divide(Tensor left, Scalar right, RoundingMode rounding_mode = RoundingMode.None) =>
        Native.div(left, right, NameOf(rounding_mode));

    public static Tensor divide_(Tensor left, Tensor right, RoundingMode rounding_mode = RoundingMode.None) =>
        Native.div_(left, right, NameOf(rounding_mode));

    public static Tensor divide_(Tensor left, Scalar right) => Native.div_(left, right, null);

    public static Tensor true_divide(Tensor dividend, Tensor divisor) => Native.div(dividend, divisor, null);

    public static Tensor true_divide_(Tensor dividend, Tensor divisor) => Native.div_(dividend, divisor, null);

    public static Tensor floor_divide(Tensor input, Tensor other) => Native.floor_divide(input, other);

    public static Tensor floor_divide_(Tensor input, Tensor other) => Native.floor_divide_(input, other);

    public static Tensor remainder(Tensor left, Tensor right) => Native.remainder(left, right);

    public static Tensor remainder(Tensor left, Scalar right) => Native.remainder(left, right);

    public static Tensor remainder_(Tensor left, Tensor right) => Native.remainder_(left, right);

    public static Tensor remainder_(Tensor left, Scalar right) => Native.remainder_(left, right);

    public static Tensor fmod(Tensor left, Tensor right) => Native.fmod(left, right);

    public static Tensor fmod(Tensor left, Scalar right) => Native.fmod(left, right);

    public static Tensor fmod_(Tensor left, Tensor right) => Native.fmod_(left, right);

    public static Tensor fmod_(Tensor left, Scalar right) => Native.fmod_(left, right);

    public static Tensor addcdiv(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        Native.addcdiv(input, tensor1, tensor2, value);

    public static Tensor addcdiv_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        Native.addcdiv_(input, tensor1, tensor2, value);

    public static Tensor addcmul(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        Native.addcmul(input, tensor1, tensor2, value);

    public static Tensor addcmul_(Tensor input, Tensor tensor1, Tensor tensor2, Scalar value) =>
        Native.addcmul_(input, tensor1, tensor2, value);

    public static Tensor lerp(Tensor input, Tensor end, Tensor weight) => Native.lerp(input, end, weight);

    private static string? NameOf(RoundingMode mode) => mode == RoundingMode.None ? null : mode.ToString();
}
