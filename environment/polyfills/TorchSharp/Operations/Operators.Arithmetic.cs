namespace TorchSharp;

// + - * / % between tensors, scalars and numbers.
public static partial class torch
{
    public partial class Tensor
    {
        public static Tensor operator +(Tensor left, Tensor right) => Native.add(left, right, 1);

        public static Tensor operator +(Tensor left, Scalar right) => Native.add(left, right, 1);

        public static Tensor operator +(Scalar left, Tensor right) => Native.add(right, left, 1);

        public static Tensor operator +(Tensor left, int right) => Native.add(left, right, 1);

        public static Tensor operator +(Tensor left, long right) => Native.add(left, right, 1);

        public static Tensor operator +(Tensor left, float right) => Native.add(left, right, 1);

        public static Tensor operator +(Tensor left, double right) => Native.add(left, right, 1);

        public static Tensor operator +(int left, Tensor right) => Native.add(right, left, 1);

        public static Tensor operator +(long left, Tensor right) => Native.add(right, left, 1);

        public static Tensor operator +(float left, Tensor right) => Native.add(right, left, 1);

        public static Tensor operator +(double left, Tensor right) => Native.add(right, left, 1);

        public static Tensor operator -(Tensor left, Tensor right) => Native.sub(left, right);

        public static Tensor operator -(Tensor left, Scalar right) => Native.sub(left, right);

        public static Tensor operator -(Scalar left, Tensor right) => Native.rsub(right, left);

        public static Tensor operator -(Tensor left, int right) => Native.sub(left, right);

        public static Tensor operator -(Tensor left, long right) => Native.sub(left, right);

        public static Tensor operator -(Tensor left, float right) => Native.sub(left, right);

        public static Tensor operator -(Tensor left, double right) => Native.sub(left, right);

        public static Tensor operator -(int left, Tensor right) => Native.rsub(right, left);

        public static Tensor operator -(long left, Tensor right) => Native.rsub(right, left);

        public static Tensor operator -(float left, Tensor right) => Native.rsub(right, left);

        public static Tensor operator -(double left, Tensor right) => Native.rsub(right, left);

        public static Tensor operator *(Tensor left, Tensor right) => Native.mul(left, right);

        public static Tensor operator *(Tensor left, Scalar right) => Native.mul(left, right);

        public static Tensor operator *(Scalar left, Tensor right) => Native.mul(right, left);

        public static Tensor operator *(Tensor left, int right) => Native.mul(left, right);

        public static Tensor operator *(Tensor left, long right) => Native.mul(left, right);

        public static Tensor operator *(Tensor left, float right) => Native.mul(left, right);

        public static Tensor operator *(Tensor left, double right) => Native.mul(left, right);

        public static Tensor operator *(int left, Tensor right) => Native.mul(right, left);

        public static Tensor operator *(long left, Tensor right) => Native.mul(right, left);

        public static Tensor operator *(float left, Tensor right) => Native.mul(right, left);

        public static Tensor operator *(double left, Tensor right) => Native.mul(right, left);

        public static Tensor operator /(Tensor left, Tensor right) => Native.div(left, right, null);

        public static Tensor operator /(Tensor left, Scalar right) => Native.div(left, right, null);

        public static Tensor operator /(Scalar left, Tensor right) => Over(left, right);

        public static Tensor operator /(Tensor left, int right) => Native.div(left, right, null);

        public static Tensor operator /(Tensor left, long right) => Native.div(left, right, null);

        public static Tensor operator /(Tensor left, float right) => Native.div(left, right, null);

        public static Tensor operator /(Tensor left, double right) => Native.div(left, right, null);

        public static Tensor operator /(int left, Tensor right) => Over(left, right);

        public static Tensor operator /(long left, Tensor right) => Over(left, right);

        public static Tensor operator /(float left, Tensor right) => Over(left, right);

        public static Tensor operator /(double left, Tensor right) => Over(left, right);

        public static Tensor operator %(Tensor left, Tensor right) => Native.remainder(left, right);

        public static Tensor operator %(Tensor left, Scalar right) => Native.remainder(left, right);

        public static Tensor operator %(Tensor left, int right) => Native.remainder(left, right);

        public static Tensor operator %(Tensor left, long right) => Native.remainder(left, right);

        public static Tensor operator %(Tensor left, float right) => Native.remainder(left, right);

        public static Tensor operator %(Tensor left, double right) => Native.remainder(left, right);

        private static Tensor Over(Scalar left, Tensor right)
        {
            using var scope = NewDisposeScope();
            return Native.mul(Native.reciprocal(right), left).MoveToOuterDisposeScope();
        }
    }
}
