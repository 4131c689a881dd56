namespace TorchSharp;

// Logic of truth values and of bits.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor logical_and(Tensor other) => Native.logical_and(this, other);

        public Tensor logical_and_(Tensor other) => Native.logical_and_(this, other);

        public Tensor logical_or(Tensor other) => Native.logical_or(this, other);

        public Tensor logical_or_(Tensor other) => Native.logical_or_(this, other);

        public Tensor logical_xor(Tensor other) => Native.logical_xor(this, other);

        public Tensor logical_xor_(Tensor other) => Native.logical_xor_(this, other);

        public Tensor logical_not() => Native.logical_not(this);

        public Tensor logical_not_() => Native.logical_not_(this);

        public Tensor bitwise_and(Tensor other) => Native.bitwise_and(this, other);

        public Tensor bitwise_and_(Tensor other) => Native.bitwise_and_(this, other);

        public Tensor bitwise_or(Tensor other) => Native.bitwise_or(this, other);

        public Tensor bitwise_or_(Tensor other) => Native.bitwise_or_(this, other);

        public Tensor bitwise_xor(Tensor other) => Native.bitwise_xor(this, other);

        public Tensor bitwise_xor_(Tensor other) => Native.bitwise_xor_(this, other);

        public Tensor bitwise_not() => Native.bitwise_not(this);

        public Tensor bitwise_not_() => Native.bitwise_not_(this);

        public Tensor bitwise_left_shift(Tensor other) => Native.bitwise_left_shift(this, other);

        public Tensor bitwise_left_shift_(Tensor other) => Native.bitwise_left_shift_(this, other);

        public Tensor bitwise_right_shift(Tensor other) => Native.bitwise_right_shift(this, other);

        public Tensor bitwise_right_shift_(Tensor other) => Native.bitwise_right_shift_(this, other);
    }

    public static Tensor logical_and(Tensor left, Tensor right) => Native.logical_and(left, right);

    public static Tensor logical_and_(Tensor left, Tensor right) => Native.logical_and_(left, right);

    public static Tensor logical_or(Tensor left, Tensor right) => Native.logical_or(left, right);

    public static Tensor logical_or_(Tensor left, Tensor right) => Native.logical_or_(left, right);

    public static Tensor logical_xor(Tensor left, Tensor right) => Native.logical_xor(left, right);

    public static Tensor logical_xor_(Tensor left, Tensor right) => Native.logical_xor_(left, right);

    public static Tensor logical_not(Tensor input) => Native.logical_not(input);

    public static Tensor bitwise_and(Tensor left, Tensor right) => Native.bitwise_and(left, right);

    public static Tensor bitwise_and_(Tensor left, Tensor right) => Native.bitwise_and_(left, right);

    public static Tensor bitwise_or(Tensor left, Tensor right) => Native.bitwise_or(left, right);

    public static Tensor bitwise_or_(Tensor left, Tensor right) => Native.bitwise_or_(left, right);

    public static Tensor bitwise_xor(Tensor left, Tensor right) => Native.bitwise_xor(left, right);

    public static Tensor bitwise_xor_(Tensor left, Tensor right) => Native.bitwise_xor_(left, right);

    public static Tensor bitwise_not(Tensor input) => Native.bitwise_not(input);

    public static Tensor bitwise_not_(Tensor input) => Native.bitwise_not_(input);

    public static Tensor bitwise_left_shift(Tensor left, Tensor right) => Native.bitwise_left_shift(left, right);

    public static Tensor bitwise_left_shift_(Tensor left, Tensor right) => Native.bitwise_left_shift_(left, right);

    public static Tensor bitwise_right_shift(Tensor left, Tensor right) => Native.bitwise_right_shift(left, right);

    public static Tensor bitwise_right_shift_(Tensor left, Tensor right) =>
        Native.bitwise_right_shift_(left, right);
}
