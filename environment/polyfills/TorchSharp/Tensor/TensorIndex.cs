namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of `tensor[...]`: a number, a slice, an ellipsis, a new axis, a bool or a tensor.</summary>
    public struct TensorIndex
    {
        // The numbers are those of `enum code` in native/src/tensors.cpp.
        internal enum Kind : long { None, Ellipsis, Single, Bool, Slice, Tensor }

        // INT64_MIN stands for a bound that is not given.
        private const long Absent = long.MinValue;

        private Kind kind;
        private long first;
        private long second;
        private long third;
        private Tensor? tensor;

        /// <summary>All that remain.</summary>
        public static TensorIndex Ellipsis = new() { kind = Kind.Ellipsis };

        /// <summary>A new dimension of size one.</summary>
        public static TensorIndex None = new() { kind = Kind.None };

        /// <summary>The same as <see cref="None"/>.</summary>
        public static TensorIndex Null = new() { kind = Kind.None };

        /// <summary>The whole of one dimension.</summary>
        public static TensorIndex Colon = Slice();

        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null) => new()
        {
            kind = Kind.Slice,
            first = start ?? Absent,
            second = stop ?? Absent,
            third = step ?? Absent,
        };

        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end);

        public static TensorIndex Slice(Range range) =>
            Slice(FromEnd(range.Start), range.End.Equals(Index.End) ? null : FromEnd(range.End));

        public static TensorIndex Bool(bool value) => new() { kind = Kind.Bool, first = value ? 1 : 0 };

        public static TensorIndex Single(long? index) => new() { kind = Kind.Single, first = index ?? 0 };

        public static TensorIndex Tensor(Tensor tensor) => new() { kind = Kind.Tensor, tensor = tensor };

        public static implicit operator TensorIndex(long value) => Single(value);

        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        public static implicit operator TensorIndex(Range range) => Slice(range);

        public static implicit operator TensorIndex(Index index) => Single(FromEnd(index));

        // The package has this operator so that overload resolution finds the right indexer; nobody calls it.
        public static implicit operator Tensor(TensorIndex value) =>
            throw new InvalidOperationException("A TensorIndex is not a tensor.");

        /// <summary>Four numbers per index, and the tensors among them.</summary>
        internal static (long[] codes, List<Tensor> tensors) Encode(ReadOnlySpan<TensorIndex> indices)
        {
            var codes = new long[4 * indices.Length];
            var tensors = new List<Tensor>();
            for (var i = 0; i < indices.Length; i++)
            {
                var index = indices[i];
                if (index.kind == Kind.Tensor)
                {
                    index.first = tensors.Count;
                    tensors.Add(index.tensor!);
                }
                ReadOnlySpan<long> code = [(long)index.kind, index.first, index.second, index.third];
                code.CopyTo(codes.AsSpan(4 * i));
            }
            return (codes, tensors);
        }

        private static long FromEnd(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
