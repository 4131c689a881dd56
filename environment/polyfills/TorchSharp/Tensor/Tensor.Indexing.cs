using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A view for numbers, slices and ellipses; a copy as soon as a tensor indexes.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => Native.select(this, 0, i1);
            set => SetAt(value, i1);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => GetAt(i1, i2);
            set => SetAt(value, i1, i2);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => GetAt(i1, i2, i3);
            set => SetAt(value, i1, i2, i3);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => GetAt(i1, i2, i3, i4);
            set => SetAt(value, i1, i2, i3, i4);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => GetAt(i1, i2, i3, i4, i5);
            set => SetAt(value, i1, i2, i3, i4, i5);
        }

        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => GetAt(i1, i2, i3, i4, i5, i6);
            set => SetAt(value, i1, i2, i3, i4, i5, i6);
        }

        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => GetAt(indices);
            set => SetAt(value, indices);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            ArgumentNullException.ThrowIfNull(indices);
            var (codes, tensors) = TensorIndex.Encode(indices);
            return Native.get_index(this, codes, tensors);
        }

        public Tensor index(params Tensor[] indices) => index(AsIndices(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            ArgumentNullException.ThrowIfNull(indices);
            var (codes, tensors) = TensorIndex.Encode(indices);
            Native.set_index(this, codes, tensors, value);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, AsIndices(indices));

        /// <summary>With <paramref name="accumulate"/>, what an index names twice is added twice.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false) =>
            Native.index_put_(this, indices, value, accumulate);

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            using var scope = NewDisposeScope();
            return index_put_(Native.scalar_tensor(value, dtype, device), indices);
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, AsIndices(indices));

        private Tensor GetAt(params ReadOnlySpan<long> indices)
        {
            var (codes, tensors) = TensorIndex.Encode(AsIndices(indices));
            return Native.get_index(this, codes, tensors);
        }

        private void SetAt(Tensor value, params ReadOnlySpan<long> indices)
        {
            var (codes, tensors) = TensorIndex.Encode(AsIndices(indices));
            Native.set_index(this, codes, tensors, value);
        }

        private static TensorIndex[] AsIndices(ReadOnlySpan<long> indices)
        {
            var all = new TensorIndex[indices.Length];
            for (var i = 0; i < all.Length; i++) all[i] = indices[i];
            return all;
        }

        private static TensorIndex[] AsIndices(Tensor[] indices) => Array.ConvertAll(indices, TensorIndex.Tensor);
    }
}
