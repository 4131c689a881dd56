using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null,
            ScalarType? dtype = null)
            => new(inputSize, outputSize, hasBias, device, dtype);

        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, long stride = 1,
            long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null)
            => new(in_channels, out_channels, kernel_size, stride, padding, null, dilation, groups, bias, padding_mode,
                device, dtype);

        public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, Padding padding,
            long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null)
            => new(in_channels, out_channels, kernel_size, stride, null, padding, dilation, groups, bias, padding_mode,
                device, dtype);

        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, long stride = 1,
            long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null)
            => new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding), null,
                (dilation, dilation), groups, bias, padding_mode, device, dtype);

        public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size,
            (long, long)? stride = null, (long, long)? padding = null, (long, long)? dilation = null,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null)
            => new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0), null,
                dilation ?? (1, 1), groups, bias, padding_mode, device, dtype);

        public static Conv2d Conv2d(long in_channels, long out_channels, long kernel_size, Padding padding,
            long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null)
            => new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), null, padding,
                (dilation, dilation), groups, bias, padding_mode, device, dtype);

        public static Conv2d Conv2d(long in_channels, long out_channels, (long, long) kernel_size, Padding padding,
            (long, long)? stride = null, (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros,
            long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
            => new(in_channels, out_channels, kernel_size, stride ?? (1, 1), null, padding, dilation ?? (1, 1), groups,
                bias, padding_mode, device, dtype);

        public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, long kernel_size,
            long stride = 1, long padding = 0, long output_padding = 0, long dilation = 1,
            PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null,
            ScalarType? dtype = null)
            => new(in_channels, out_channels, (kernel_size, kernel_size), (stride, stride), (padding, padding),
                (output_padding, output_padding), (dilation, dilation), groups, bias, padding_mode, device, dtype);

        public static ConvTranspose2d ConvTranspose2d(long in_channels, long out_channels, (long, long) kernel_size,
            (long, long)? stride = null, (long, long)? padding = null, (long, long)? output_padding = null,
            (long, long)? dilation = null, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1,
            bool bias = true, Device? device = null, ScalarType? dtype = null)
            => new(in_channels, out_channels, kernel_size, stride ?? (1, 1), padding ?? (0, 0),
                output_padding ?? (0, 0), dilation ?? (1, 1), groups, bias, padding_mode, device, dtype);

        public static Unfold Unfold(long kernel_size, long dilation = 1, long padding = 0, long stride = 1)
            => new((kernel_size, kernel_size), (dilation, dilation), (padding, padding), (stride, stride));

        public static Unfold Unfold((long, long) kernel_size, (long, long)? dilation = null,
            (long, long)? padding = null, (long, long)? stride = null)
            => new(kernel_size, dilation ?? (1, 1), padding ?? (0, 0), stride ?? (1, 1));

        public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null,
            double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false, bool sparse = false,
            Device? device = null, ScalarType? dtype = null)
            => new(Modules.Embedding.Draw(num_embeddings, embedding_dims, padding_idx, device, dtype), padding_idx,
                max_norm, norm_type, scale_grad_by_freq, sparse);

        /// <summary>Works on the same numbers as <paramref name="embeddings"/>, which stays the caller's.</summary>
        public static Embedding Embedding_from_pretrained(Tensor embeddings, bool freeze = true,
            long? padding_idx = null, double? max_norm = null, double norm_type = 2.0, bool scale_grad_by_freq = false,
            bool sparse = false, Device? device = null, ScalarType? dtype = null)
            => new Embedding(new Parameter(embeddings.detach(), !freeze), padding_idx, max_norm, norm_type,
                scale_grad_by_freq, sparse).MoveAs<Embedding>(device, dtype);
    }
}
