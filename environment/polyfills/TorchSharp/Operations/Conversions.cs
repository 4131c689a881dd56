namespace TorchSharp;

// A tensor of one element to a number, and numbers to tensors.
public static partial class torch
{
    public partial class Tensor
    {
        public static explicit operator float(Tensor value) => (float)Native.item_float(value);

        public static explicit operator double(Tensor value) => Native.item_float(value);

        public static explicit operator sbyte(Tensor value) => (sbyte)Native.item_int(value);

        public static explicit operator byte(Tensor value) => (byte)Native.item_int(value);

        public static explicit operator short(Tensor value) => (short)Native.item_int(value);

        public static explicit operator int(Tensor value) => (int)Native.item_int(value);

        public static explicit operator long(Tensor value) => Native.item_int(value);

        public static explicit operator bool(Tensor value) => Native.item_float(value) != 0;

        public static implicit operator Tensor(byte value) => tensor(value);

        public static implicit operator Tensor(sbyte value) => tensor(value);

        public static implicit operator Tensor(short value) => tensor(value);

        public static implicit operator Tensor(int value) => tensor(value);

        public static implicit operator Tensor(long value) => tensor(value);

        public static implicit operator Tensor(float value) => tensor(value);

        public static implicit operator Tensor(double value) => tensor(value);

        public static implicit operator Tensor(bool value) => tensor(value);

        public static implicit operator Tensor(byte[] value) => tensor(value);

        public static implicit operator Tensor(sbyte[] value) => tensor(value);

        public static implicit operator Tensor(short[] value) => tensor(value);

        public static implicit operator Tensor(int[] value) => tensor(value);

        public static implicit operator Tensor(long[] value) => tensor(value);

        public static implicit operator Tensor(float[] value) => tensor(value);

        public static implicit operator Tensor(double[] value) => tensor(value);

        public static implicit operator Tensor(bool[] value) => tensor(value);

        public static implicit operator Tensor(Scalar scalar) => Native.scalar_tensor(scalar, null, null);
    }
}
