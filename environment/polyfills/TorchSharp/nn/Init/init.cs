namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Start values. Each method fills the tensor in place and hands it back.</summary>
        public static partial class init
        {
            public static Tensor zeros_(Tensor tensor) => constant_(tensor, 0);

            public static Tensor ones_(Tensor tensor) => constant_(tensor, 1);

            public static Tensor constant_(Tensor tensor, Scalar val)
            {
                using var _ = no_grad();
                return Native.fill_(tensor, val);
            }

            // The real package takes a generator here and below, and draws from the default one all the same.

            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
            {
                using var _ = no_grad();
                return Native.uniform_(tensor, low, high, null);
            }

            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
            {
                using var _ = no_grad();
                return Native.normal_(tensor, mean, std, null);
            }

            /// <summary>Rows or columns, whichever are fewer, become orthonormal, times <paramref
            /// name="gain"/>.</summary>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                if (tensor.dim() < 2)
                    throw new ArgumentException("Only tensors with 2 or more dimensions are supported.",
                        nameof(tensor));
                if (tensor.numel() == 0) return tensor;
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                var rows = tensor.size(0);
                var columns = tensor.numel() / rows;
                var flat = Native.normal_(Native.new_empty(tensor, [rows, columns], null, null), 0, 1, null);
                var (q, r) = Native.linalg_qr(rows < columns ? flat.t() : flat, "reduced");
                // With the sign of R's diagonal, Q is uniform over all orthogonal matrices (Mezzadri 2007).
                q = q.mul(Native.diagonal(r, 0, 0, 1).sign());
                Native.copy_(tensor, (rows < columns ? q.t() : q).reshape(tensor.shape), false);
                return Native.mul_(tensor, gain);
            }
        }
    }
}
