namespace TorchSharp;

// Activations that are methods of a tensor.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor relu() => Native.relu(this);

        public Tensor relu_() => Native.relu_(this);

        public Tensor relu6() => Native.relu6(this);

        public Tensor relu6_() => Native.relu6_(this);

        public Tensor selu() => Native.selu(this);

        public Tensor selu_() => Native.selu_(this);

        public Tensor silu() => Native.silu(this);

        public Tensor silu_() => Native.silu_(this);

        public Tensor hardsigmoid() => Native.hardsigmoid(this);

        public Tensor hardsigmoid_() => Native.hardsigmoid_(this);

        public Tensor hardswish() => Native.hardswish(this);

        public Tensor hardswish_() => Native.hardswish_(this);

        public Tensor softmax(long dim, ScalarType? dtype = null) => Native.softmax(this, dim, dtype);

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Native.log_softmax(this, dim, dtype);
    }

    public static Tensor softmax(Tensor input, int dim, ScalarType? dtype = null) =>
        Native.softmax(input, dim, dtype);
}
