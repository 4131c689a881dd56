namespace TorchSharp;

// One tensor to several.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor[] split(long size, int dim = 0) => Native.split(this, size, dim);

        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => Native.split(this, sizes, dim);

        public Tensor[] split(long[] sizes, long dim = 0) => Native.split(this, sizes, dim);

        public Tensor[] split(params long[] sizes) => Native.split(this, sizes, 0);

        public Tensor[] chunk(long chunks, long dim = 0) => Native.chunk(this, chunks, dim);

        public Tensor[] unbind(long dimension = 0) => Native.unbind(this, dimension);

        public Tensor[] tensor_split(long size, long dim = 0) => Native.tensor_split(this, size, dim);

        public Tensor[] tensor_split(long[] sizes, long dim = 0) => Native.tensor_split(this, sizes, dim);
    }

    public static Tensor[] split(Tensor tensor, long[] split_size_or_sections, long dim = 0) =>
        Native.split(tensor, split_size_or_sections, dim);

    public static Tensor[] chunk(Tensor input, long chunks, long dim = 0) => Native.chunk(input, chunks, dim);

    public static Tensor[] unbind(Tensor tensor, int dim = 0) => Native.unbind(tensor, dim);

    public static Tensor[] unbind(Tensor input, long dim = 0) => Native.unbind(input, dim);

    public static Tensor[] tensor_split(Tensor input, long indices_or_sections, long dim = 0) =>
        Native.tensor_split(input, indices_or_sections, dim);

    public static Tensor[] tensor_split(Tensor input, long[] indices_or_sections, long dim = 0) =>
        Native.tensor_split(input, indices_or_sections, dim);
}
