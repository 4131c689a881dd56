namespace TorchSharp;

/// <summary>
/// Owns what is created on its thread while it is the innermost scope, and disposes it when it is disposed itself.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    private readonly DisposeScopeManager manager;
    private HashSet<IDisposable> owned = new(ReferenceEqualityComparer.Instance);
    private bool isDisposed;

    internal DisposeScope(DisposeScopeManager manager)
    {
        this.manager = manager;
        Outer = manager.Current;
    }

    internal DisposeScope? Outer { get; set; }

    /// <summary>What the scope owns now, as a copy.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. Owned];

    public int DisposablesCount => Owned.Count;

    public bool Contains(IDisposable disposable) => owned.Contains(disposable);

    private HashSet<IDisposable> Owned
    {
        get
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return owned;
        }
    }

    /// <summary>Gives it to the next scope out, or to nobody where there is none.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(Outer, disposable);

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable => MoveToOther(Outer, first, second);

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => MoveToOther(Outer, first, second, third);

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(Outer, disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(Outer, disposables);

    /// <summary>Gives it to <paramref name="scope"/>, or to nobody for null.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        MoveOne(scope, disposable);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable
    {
        MoveOne(scope, first);
        MoveOne(scope, second);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        MoveOne(scope, first);
        MoveOne(scope, second);
        MoveOne(scope, third);
        return (first, second, third);
    }

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) =>
        MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        ArgumentNullException.ThrowIfNull(disposables);
        foreach (var disposable in disposables) MoveOne(scope, disposable);
    }

    /// <summary>From here on, whoever holds it disposes it.</summary>
    public T Detach<T>(T disposable) where T : IDisposable => MoveToOther(null, disposable);

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable => MoveToOther(null, first, second);

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => MoveToOther(null, first, second, third);

    public void Detach(params IDisposable[] disposables) => MoveToOther(null, disposables);

    public void Detach(IEnumerable<IDisposable> disposables) => MoveToOther(null, disposables);

    /// <summary>Takes something over, from the scope that owned it or from nobody.</summary>
    public void Attach(IDisposable disposable) => AttachOne(disposable);

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        IDisposable[] all = [.. disposables];
        foreach (var disposable in all) AttachOne(disposable);
        return all;
    }

    public void DisposeEverything() => DisposeEverythingBut(Enumerable.Empty<IDisposable>());

    /// <summary>Disposes what the scope owns, apart from <paramref name="inKeep"/>; the scope lives on.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var all = Owned;
        owned = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        foreach (var disposable in all)
            if (!owned.Contains(disposable)) disposable.Dispose();
    }

    public void DisposeEverythingBut(params IDisposable[] keep) =>
        DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut(new IDisposable[] { keep });
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut(new IDisposable[] { first, second });
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut(new IDisposable[] { first, second, third });
        return (first, second, third);
    }

    /// <summary>Says that something of the scope's was disposed by hand.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        Owned.Remove(disposable);
        if (disposable is torch.Tensor tensor) tensor.OwningDisposeScope = null;
    }

    public void Dispose()
    {
        if (isDisposed) return;
        DisposeEverything();
        manager.Remove(this);
        isDisposed = true;
    }

    internal void Register(torch.Tensor tensor) => owned.Add(tensor);

    // A tensor becomes a parameter: the new object takes the old one's place.
    internal static void ReplaceWith(torch.Tensor original, torch.Tensor replacement)
    {
        if (original.OwningDisposeScope is not { } scope || !scope.owned.Remove(original)) return;
        original.OwningDisposeScope = null;
        scope.TakeOver(replacement);
    }

    private void MoveOne(DisposeScope? target, IDisposable disposable)
    {
        if (!Owned.Remove(disposable)) return;
        if (target is not null)
        {
            target.TakeOver(disposable);
            return;
        }
        manager.StatisticsInstance.TensorStatistics.DetachedFromScopeCount++;
        Cast(disposable).OwningDisposeScope = null;
    }

    private void AttachOne(IDisposable disposable)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (TakeOver(disposable)) manager.StatisticsInstance.TensorStatistics.AttachedToScopeCount++;
    }

    private bool TakeOver(IDisposable disposable)
    {
        var tensor = Cast(disposable);
        if (tensor.OwningDisposeScope == this) return false;
        tensor.OwningDisposeScope?.owned.Remove(tensor);
        owned.Add(tensor);
        tensor.OwningDisposeScope = this;
        return true;
    }

    private static torch.Tensor Cast(IDisposable disposable) =>
        disposable as torch.Tensor
        ?? throw new InvalidOperationException($"A DisposeScope manages tensors, not {disposable?.GetType().Name ?? "null"}.");
}
