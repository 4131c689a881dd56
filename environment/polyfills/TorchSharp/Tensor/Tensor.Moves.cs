namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            After(Native.to(this, type, non_blocking, copy), disposeAfter);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to_type(type, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            After(Native.to(this, type, InitializeDevice(device), non_blocking, copy), disposeAfter);

        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            ArgumentNullException.ThrowIfNull(device);
            return After(Native.to(this, InitializeDevice(device), non_blocking, copy), disposeAfter);
        }

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        /// <summary>To the type and the device of another tensor.</summary>
        public Tensor to(Tensor other, bool non_blocking = false)
        {
            ArgumentNullException.ThrowIfNull(other);
            return to(other.dtype, other.device, non_blocking: non_blocking);
        }

        public Tensor cpu() => Native.to(this, CPU, false, false);

        public Tensor cuda(Device? device = null, bool non_blocking = false)
        {
            if (device is not null && device.type != DeviceType.CUDA)
                throw new ArgumentException($"{device} is not a CUDA device.", nameof(device));
            return to(device ?? new Device(DeviceType.CUDA), non_blocking: non_blocking);
        }

        public Tensor pin_memory() => Native.pin_memory(this);

        public Tensor type(ScalarType dtype) => to_type(dtype);

        public Tensor type(Func<Tensor, Tensor> typeFunc)
        {
            ArgumentNullException.ThrowIfNull(typeFunc);
            return typeFunc(this);
        }

        public Tensor type_as(Tensor tensor) => Native.type_as(this, tensor);

        public Tensor @bool() => to_type(ScalarType.Bool);

        public Tensor @byte() => to_type(ScalarType.Byte);

        public Tensor @char() => to_type(ScalarType.Int8);

        public Tensor @short() => to_type(ScalarType.Int16);

        public Tensor @int() => to_type(ScalarType.Int32);

        public Tensor @long() => to_type(ScalarType.Int64);

        public Tensor half() => to_type(ScalarType.Float16);

        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        public Tensor @float() => to_type(ScalarType.Float32);

        public Tensor @double() => to_type(ScalarType.Float64);

        public Tensor contiguous() => Native.contiguous(this);

        public Tensor clone() => Native.clone(this);

        public Tensor alias() => Native.alias(this);

        public Tensor copy_(Tensor source, bool nonBlocking = false) => Native.copy_(this, source, nonBlocking);

        public Tensor set_(Tensor source) => Native.set_(this, source);

        public Tensor fill_(Scalar value) => Native.fill_(this, value);

        public Tensor zero_() => Native.zero_(this);

        private Tensor After(Tensor result, bool disposeThis)
        {
            if (disposeThis) Dispose();
            return result;
        }
    }

    public static Tensor clone(Tensor input) => Native.clone(input);

    public static Tensor BoolTensor(Tensor t) => Native.to(t, ScalarType.Bool, false, false);

    public static Tensor ByteTensor(Tensor t) => Native.to(t, ScalarType.Byte, false, false);

    public static Tensor ShortTensor(Tensor t) => Native.to(t, ScalarType.Int16, false, false);

    public static Tensor IntTensor(Tensor t) => Native.to(t, ScalarType.Int32, false, false);

    public static Tensor LongTensor(Tensor t) => Native.to(t, ScalarType.Int64, false, false);

    public static Tensor FloatTensor(Tensor t) => Native.to(t, ScalarType.Float32, false, false);

    public static Tensor DoubleTensor(Tensor t) => Native.to(t, ScalarType.Float64, false, false);
}
