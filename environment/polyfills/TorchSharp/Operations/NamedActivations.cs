namespace TorchSharp;

// Activations with parameters; torch.nn.functional has the same by name.
public static partial class torch
{
    public partial class Tensor
    {
        public Tensor elu(double alpha = 1) => Native.elu(this, alpha);

        public Tensor elu_(double alpha = 1) => Native.elu_(this, alpha);

        public Tensor gelu() => Native.gelu(this, "none");

        public Tensor gelu_() => Native.gelu_(this, "none");

        public Tensor leaky_relu(Scalar negative_slope) => Native.leaky_relu(this, negative_slope);

        public Tensor leaky_relu_(Scalar negative_slope) => Native.leaky_relu_(this, negative_slope);

        public Tensor softplus(double beta = 1, double threshold = 20) => Native.softplus(this, beta, threshold);

        public Tensor log_sigmoid() => Native.log_sigmoid(this);

        public Tensor prelu(Tensor target) => Native.prelu(this, target);
    }
}
