namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether autograd records what happens to the tensor.</summary>
        public bool requires_grad
        {
            get => Native.tensor_requires_grad(this);
            set => Native.tensor_set_requires_grad(this, value);
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public bool is_leaf => Native.tensor_is_leaf(this);

        /// <summary>The gradient gathered so far: a new tensor object at every call, null where there is none.</summary>
        public Tensor? grad
        {
            get => Native.tensor_grad(this);
            set => Native.tensor_set_grad(this, value);
        }

        /// <summary>Keeps the gradient of a tensor that is not a leaf.</summary>
        public void retain_grad() => Native.retain_grad(this);

        public Tensor detach() => Native.detach(this);

        public Tensor detach_() => Native.detach_(this);

        public void backward() => autograd.backward([this]);

        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }
}
