using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements, by their .NET type; those of a GPU tensor are copied first.</summary>
        /// <exception cref="ArgumentException">The type is not that of the elements.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(is_cpu() ? this : cpu());
        }

        /// <summary>The only element.</summary>
        public T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1)
                throw new ArgumentException($"item() needs one element; the tensor has shape [{string.Join(", ", shape)}].");
            if (is_cpu()) return TensorAccessor<T>.ReadItemAt(this, 0);
            using var here = cpu();
            return TensorAccessor<T>.ReadItemAt(here, 0);
        }

        public Scalar ToScalar() => is_floating_point() ? Native.item_float(this)
            : dtype == ScalarType.Bool ? (Scalar)(Native.item_int(this) != 0)
            : Native.item_int(this);

        /// <summary>The memory itself, of a contiguous tensor on the CPU: valid as long as the tensor.</summary>
        public unsafe Span<byte> bytes
        {
            get => new((void*)ContiguousData(), checked((int)(NumberOfElements * ElementSize)));
            set
            {
                var target = bytes;
                if (target.Length != value.Length)
                    throw new ArgumentException($"The tensor holds {target.Length} bytes; {value.Length} were given.");
                value.CopyTo(target);
            }
        }

        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            for (long done = 0, total = NumberOfElements * ElementSize; done < total;)
            {
                var part = Part(done, (int)Math.Min(total - done, bufferSize));
                stream.Write(part);
                done += part.Length;
            }
        }

        /// <exception cref="EndOfStreamException">The stream ends before the tensor is full.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            ArgumentNullException.ThrowIfNull(stream);
            for (long done = 0, total = NumberOfElements * ElementSize; done < total;)
            {
                var read = stream.Read(Part(done, (int)Math.Min(total - done, bufferSize)));
                if (read == 0)
                    throw new EndOfStreamException($"The stream ended after {done} of the tensor's {total} bytes.");
                done += read;
            }
        }

        public double ReadCpuDouble(long i) => TensorAccessor<double>.ReadItemAt(this, i);

        public float ReadCpuSingle(long i) => TensorAccessor<float>.ReadItemAt(this, i);

        public int ReadCpuInt32(long i) => TensorAccessor<int>.ReadItemAt(this, i);

        public long ReadCpuInt64(long i) => TensorAccessor<long>.ReadItemAt(this, i);

        public byte ReadCpuByte(long i) => TensorAccessor<byte>.ReadItemAt(this, i);

        public sbyte ReadCpuSByte(long i) => TensorAccessor<sbyte>.ReadItemAt(this, i);

        public short ReadCpuInt16(long i) => TensorAccessor<short>.ReadItemAt(this, i);

        public bool ReadCpuBool(long i) => TensorAccessor<bool>.ReadItemAt(this, i);

        public T ReadCpuValue<T>(long i) where T : unmanaged => TensorAccessor<T>.ReadItemAt(this, i);

        internal void ValidateType(Type type)
        {
            // bfloat16 has no .NET type of the package's own here; its two bytes are read as Half's would be.
            if (dtype == ScalarType.BFloat16 || ScalarTypeOf(type) != dtype)
                throw new ArgumentException($"{type.Name} is not compatible with {dtype}.");
        }

        private unsafe Span<byte> Part(long start, int length) => new((byte*)ContiguousData() + start, length);

        private nint ContiguousData()
        {
            if (!is_contiguous()) throw new InvalidOperationException("The bytes of a tensor that is not contiguous: call contiguous() first.");
            if (!is_cpu()) throw new InvalidOperationException($"The bytes of a tensor on {device}: call cpu() first.");
            return Native.tensor_data(this);
        }
    }
}
