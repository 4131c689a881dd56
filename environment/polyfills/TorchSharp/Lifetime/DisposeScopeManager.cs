namespace TorchSharp;

/// <summary>The stack of dispose scopes of a thread, and its counts.</summary>
public class DisposeScopeManager
{
    [ThreadStatic] private static DisposeScopeManager? ofThread;

    internal static DisposeScopeManager OfThread => ofThread ??= new DisposeScopeManager();

    /// <summary>Counts of this thread's tensors.</summary>
    public static ThreadDisposeScopeStatistics Statistics => OfThread.StatisticsInstance;

    internal ThreadDisposeScopeStatistics StatisticsInstance { get; } = new();

    internal DisposeScope? Current { get; private set; }

    internal DisposeScope Push() => Current = new DisposeScope(this);

    internal DisposeScope? Register(torch.Tensor tensor)
    {
        var statistics = StatisticsInstance.TensorStatistics;
        if (Current is null)
        {
            statistics.CreatedOutsideScopeCount++;
            return null;
        }
        statistics.CreatedInScopeCount++;
        Current.Register(tensor);
        return Current;
    }

    internal void CountDisposal(bool inScope)
    {
        if (inScope) StatisticsInstance.TensorStatistics.DisposedInScopeCount++;
        else StatisticsInstance.TensorStatistics.DisposedOutsideScopeCount++;
    }

    // Scopes normally end innermost first; one that ends early is taken out of the middle.
    internal void Remove(DisposeScope scope)
    {
        if (Current == scope)
        {
            Current = scope.Outer;
            return;
        }
        for (var inner = Current; inner is not null; inner = inner.Outer)
            if (inner.Outer == scope) inner.Outer = scope.Outer;
    }
}
