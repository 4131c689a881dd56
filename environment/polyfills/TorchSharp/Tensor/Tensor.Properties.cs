namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public long Dimensions => Native.tensor_dim(this);

        public long dim() => Dimensions;

        public long ndim => Dimensions;

        public long NumberOfElements => Native.tensor_numel(this);

        public long numel() => NumberOfElements;

        /// <summary>Bytes per element.</summary>
        public long ElementSize => Native.tensor_element_size(this);

        public long element_size() => ElementSize;

        public long[] shape => Native.tensor_sizes(this);

        public long[] size() => shape;

        public long size(int dim) => Native.tensor_size(this, dim);

        public long[] stride() => Native.tensor_strides(this);

        public long stride(int dim) => Native.tensor_stride(this, dim);

        public long storage_offset() => Native.tensor_storage_offset(this);

        public bool is_contiguous() => Native.is_contiguous(this);

        public ScalarType dtype => Native.tensor_dtype(this);

        public bool is_integral() => torch.is_integral(dtype);

        public bool is_floating_point() => torch.is_floating_point(dtype);

        public bool is_complex() => torch.is_complex(dtype);

        public bool is_quantized() => torch.is_quantized(dtype);

        public DeviceType device_type => (DeviceType)Native.tensor_device_type(this);

        public int device_index => (int)Native.tensor_device_index(this);

        public Device device => device_type == DeviceType.CPU ? new Device(DeviceType.CPU) : new Device(device_type, device_index);

        public bool is_cpu() => device_type == DeviceType.CPU;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_meta => device_type == DeviceType.META;

        public bool is_sparse => Native.tensor_is_sparse(this);

        public bool is_pinned() => Native.is_pinned(this);

        /// <summary>Whether the only element is not zero.</summary>
        /// <exception cref="InvalidOperationException">There is more than one element, or none.</exception>
        public bool is_nonzero()
        {
            if (NumberOfElements != 1)
                throw new InvalidOperationException($"is_nonzero() needs one element; the tensor has {NumberOfElements}.");
            return Native.item_float(this) != 0;
        }

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>Same shape and same values.</summary>
        public bool Equals(Tensor target) => target is not null && Native.equal(this, target);

        public override int GetHashCode() => base.GetHashCode();
    }

    public static bool is_integral(Tensor t) => Required(t, nameof(t)).is_integral();

    public static bool is_floating_point(Tensor input) => Required(input, nameof(input)).is_floating_point();

    public static bool is_complex(Tensor input) => Required(input, nameof(input)).is_complex();

    public static bool is_nonzero(Tensor input) => Required(input, nameof(input)).is_nonzero();

    public static long numel(Tensor input) => Required(input, nameof(input)).numel();

    public static bool is_tensor(object obj) => obj is Tensor;

    private static Tensor Required(Tensor tensor, string name)
    {
        ArgumentNullException.ThrowIfNull(tensor, name);
        return tensor;
    }
}
