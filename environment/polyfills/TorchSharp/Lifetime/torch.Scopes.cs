namespace TorchSharp;

public static partial class torch
{
    /// <summary>From here until it is disposed, the thread's new tensors belong to the scope.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThread.Push();

    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.OfThread.Current;

    /// <summary>Evaluates in a scope of its own, which the result leaves.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        ArgumentNullException.ThrowIfNull(expr);
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }
}
