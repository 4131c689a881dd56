namespace TorchSharp;

// Comparison, bits and sign.
public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator -(Tensor tensor) => Native.neg(tensor);

        public static Tensor operator ~(Tensor left) => Native.bitwise_not(left);

        public static Tensor operator &(Tensor left, Tensor right) => Native.bitwise_and(left, right);

        public static Tensor operator |(Tensor left, Tensor right) => Native.bitwise_or(left, right);

        public static Tensor operator ^(Tensor left, Tensor right) => Native.bitwise_xor(left, right);

        public static Tensor operator ==(Tensor left, Tensor right) => Native.eq(left, right);

        public static Tensor operator ==(Tensor left, Scalar right) => Native.eq(left, right);

        public static Tensor operator ==(Scalar left, Tensor right) => Native.eq(right, left);

        public static Tensor operator !=(Tensor left, Tensor right) => Native.ne(left, right);

        public static Tensor operator !=(Tensor left, Scalar right) => Native.ne(left, right);

        public static Tensor operator !=(Scalar left, Tensor right) => Native.ne(right, left);

        public static Tensor operator <(Tensor left, Tensor right) => Native.lt(left, right);

        public static Tensor operator <(Tensor left, Scalar right) => Native.lt(left, right);

        public static Tensor operator <(Scalar left, Tensor right) => Native.gt(right, left);

        public static Tensor operator <=(Tensor left, Tensor right) => Native.le(left, right);

        public static Tensor operator <=(Tensor left, Scalar right) => Native.le(left, right);

        public static Tensor operator <=(Scalar left, Tensor right) => Native.ge(right, left);

        public static Tensor operator >(Tensor left, Tensor right) => Native.gt(left, right);

        public static Tensor operator >(Tensor left, Scalar right) => Native.gt(left, right);

        public static Tensor operator >(Scalar left, Tensor right) => Native.lt(right, left);

        public static Tensor operator >=(Tensor left, Tensor right) => Native.ge(left, right);

        public static Tensor operator >=(Tensor left, Scalar right) => Native.ge(left, right);

        public static Tensor operator >=(Scalar left, Tensor right) => Native.le(right, left);
    }
}
