namespace TorchSharp.Modules;

/// <summary>
/// A tensor that a module learns. It takes over the native tensor and the dispose scope of the tensor that it is made
/// of, which is invalid afterwards.
/// </summary>
public class Parameter : torch.Tensor
{
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(data.with_requires_grad(requires_grad).DecoupleFromNativeHandle(), register: false)
    {
        if (data.OwningDisposeScope is not null)
            DisposeScope.ReplaceWith(data, this);
    }
}
